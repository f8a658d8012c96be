-- What a repository lets be pushed without a person's look stands with what else it says of rebases.
UPDATE runs SET asked = json_remove(
  json_set(asked, '$.config.rebasing', json_object('push', json(json_extract(asked, '$.config.pushAlone')))),
  '$.config.pushAlone')
WHERE json_extract(asked, '$.config.pushAlone') IS NOT NULL;
