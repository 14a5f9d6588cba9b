-- The documents whose claims are registered.
CREATE TABLE source_document (
  id text PRIMARY KEY,
  title text NOT NULL,
  written_by text NOT NULL,
  written_to text NOT NULL,
  dated text NOT NULL,
  note text NOT NULL
);

-- R1 to R6 of the letter. deadlines: [{what, asWritten, date}].
CREATE TABLE recommendation (
  id text PRIMARY KEY,
  title text NOT NULL,
  addressee text NOT NULL,
  text text NOT NULL,
  items text[] NOT NULL,
  deadlines jsonb NOT NULL,
  position int NOT NULL
);

-- 6a to 6e: what the Home Secretary is asked for.
CREATE TABLE ask (
  id text PRIMARY KEY,
  recommendation_id text NOT NULL REFERENCES recommendation (id),
  title text NOT NULL,
  as_written text NOT NULL,
  calls_for text NOT NULL,
  changed_since text,
  position int NOT NULL
);

-- A sentence with a figure, checked. Whether it is safe to repeat follows from the standing and isn't stored.
CREATE TABLE claim (
  id text PRIMARY KEY,
  source_id text NOT NULL REFERENCES source_document (id),
  title text NOT NULL,
  quotations text[] NOT NULL,
  figures_as_written text[] NOT NULL,
  population text NOT NULL,
  period text NOT NULL,
  geography text NOT NULL,
  source_named text NOT NULL,
  recomputations jsonb NOT NULL,
  not_recomputed text,
  problems jsonb NOT NULL,
  say_instead text NOT NULL,
  standing text NOT NULL CHECK (
    standing IN ('HOLDS', 'HOLDS_WITH_CAVEAT', 'MISSTATED', 'SUPERSEDED', 'NOT_REPRODUCIBLE')
  ),
  because text NOT NULL,
  position int NOT NULL,
  CHECK ((jsonb_array_length(recomputations) = 0) = (not_recomputed IS NOT NULL))
);

-- What has been or could be said against us, and our answer.
CREATE TABLE counter_argument (
  id text PRIMARY KEY,
  title text NOT NULL,
  says text NOT NULL,
  answer text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('STATED_BY_GOVERNMENT', 'ANTICIPATED')),
  certainty text NOT NULL CHECK (certainty IN ('READ_IN_SOURCE', 'COMPUTED', 'GENERAL_KNOWLEDGE')),
  position int NOT NULL
);

-- Two places that do not agree.
CREATE TABLE contradiction (
  id text PRIMARY KEY,
  title text NOT NULL,
  first_where text NOT NULL,
  first_says text NOT NULL,
  second_where text NOT NULL,
  second_says text NOT NULL,
  resolution text NOT NULL,
  position int NOT NULL
);

CREATE TABLE claim_ask (
  claim_id text NOT NULL REFERENCES claim (id),
  ask_id text NOT NULL REFERENCES ask (id),
  PRIMARY KEY (claim_id, ask_id)
);

CREATE TABLE claim_recommendation (
  claim_id text NOT NULL REFERENCES claim (id),
  recommendation_id text NOT NULL REFERENCES recommendation (id),
  PRIMARY KEY (claim_id, recommendation_id)
);

CREATE TABLE claim_counter_argument (
  claim_id text NOT NULL REFERENCES claim (id),
  counter_argument_id text NOT NULL REFERENCES counter_argument (id),
  PRIMARY KEY (claim_id, counter_argument_id)
);

CREATE TABLE counter_argument_ask (
  counter_argument_id text NOT NULL REFERENCES counter_argument (id),
  ask_id text NOT NULL REFERENCES ask (id),
  PRIMARY KEY (counter_argument_id, ask_id)
);

CREATE TABLE counter_argument_recommendation (
  counter_argument_id text NOT NULL REFERENCES counter_argument (id),
  recommendation_id text NOT NULL REFERENCES recommendation (id),
  PRIMARY KEY (counter_argument_id, recommendation_id)
);

CREATE TABLE contradiction_claim (
  contradiction_id text NOT NULL REFERENCES contradiction (id),
  claim_id text NOT NULL REFERENCES claim (id),
  PRIMARY KEY (contradiction_id, claim_id)
);

-- Every link, read from either end: one question shape for all of them.
CREATE VIEW linked (from_kind, from_id, to_kind, to_id) AS
WITH link (left_kind, left_id, right_kind, right_id) AS (
  SELECT 'RECOMMENDATION', recommendation_id, 'ASK', id FROM ask
  UNION ALL SELECT 'CLAIM', claim_id, 'ASK', ask_id FROM claim_ask
  UNION ALL SELECT 'CLAIM', claim_id, 'RECOMMENDATION', recommendation_id FROM claim_recommendation
  UNION ALL SELECT 'CLAIM', claim_id, 'COUNTER_ARGUMENT', counter_argument_id FROM claim_counter_argument
  UNION ALL SELECT 'COUNTER_ARGUMENT', counter_argument_id, 'ASK', ask_id FROM counter_argument_ask
  UNION ALL SELECT 'COUNTER_ARGUMENT', counter_argument_id, 'RECOMMENDATION', recommendation_id
              FROM counter_argument_recommendation
  UNION ALL SELECT 'CONTRADICTION', contradiction_id, 'CLAIM', claim_id FROM contradiction_claim
)
SELECT left_kind, left_id, right_kind, right_id FROM link
UNION ALL
SELECT right_kind, right_id, left_kind, left_id FROM link;

-- What the tables were filled from, so that filling them again with the same changes nothing.
CREATE TABLE seed (
  id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  sha256 text NOT NULL
);
