-- waiting is 3 where a delivery was refused too long: it is kept, and waits again at the next start.
CREATE INDEX deliveries_given_up ON deliveries (sequence) WHERE waiting = 3;
