-- What a force's release is built from, on the force's own machine. Deliberately absent: names, free text, dates of
-- birth, Home Office references, nationality and immigration status. What isn't here can't be released.

-- One row: what this extract covers. Follow-ups are counted as complete against events_to.
CREATE TABLE extract (
  is_only_row boolean PRIMARY KEY DEFAULT true CHECK (is_only_row),
  -- Changes whenever the rows do.
  edition text NOT NULL,
  referrals_from date NOT NULL,
  referrals_to date NOT NULL,
  events_to date NOT NULL,
  CHECK (referrals_from <= referrals_to AND referrals_to <= events_to)
);

-- One NRM case that the force made as first responder, or that was allocated to it for crime recording, or both.
CREATE TABLE nrm_case (
  id bigint PRIMARY KEY,
  -- Keyed pseudonym, one per person across agencies; a person referred twice has two cases.
  person text NOT NULL CHECK (person ~ '^p-[0-9a-f]{16}$'),
  made_by_owner boolean NOT NULL,
  recorded_by_owner boolean NOT NULL,
  referred_on date NOT NULL,
  labour boolean NOT NULL,
  sexual boolean NOT NULL,
  domestic boolean NOT NULL,
  criminal boolean NOT NULL,
  organ_harvesting boolean NOT NULL,
  -- At exploitation, not at referral.
  age text NOT NULL CHECK (age IN ('ADULT', 'CHILD', 'UNKNOWN')),
  sex text NOT NULL CHECK (sex IN ('FEMALE', 'MALE', 'OTHER_OR_UNKNOWN')),
  place_kind text NOT NULL CHECK (place_kind IN ('UK', 'OVERSEAS', 'BOTH', 'UNKNOWN')),
  place_local_authority text CHECK (place_local_authority ~ '^[EW]0[6-9][0-9]{6}$'),
  CHECK (made_by_owner OR recorded_by_owner),
  CHECK (place_local_authority IS NULL OR place_kind IN ('UK', 'BOTH'))
);

-- Decisions of a competent authority on the cases that the force made.
CREATE TABLE decision (
  case_id bigint NOT NULL REFERENCES nrm_case (id),
  kind text NOT NULL CHECK (kind IN ('REASONABLE_GROUNDS', 'CONCLUSIVE_GROUNDS')),
  outcome text NOT NULL CHECK (outcome IN ('POSITIVE', 'NEGATIVE')),
  made_on date NOT NULL,
  PRIMARY KEY (case_id, kind)
);

-- Adults who did not consent to enter the NRM (Modern Slavery Act 2015, section 52). A report may be anonymous.
CREATE TABLE duty_to_notify (
  id bigint PRIMARY KEY,
  reported_on date NOT NULL
);

CREATE TABLE crime (
  id bigint PRIMARY KEY,
  recorded_on date NOT NULL
);

CREATE TABLE suspect (
  id bigint PRIMARY KEY,
  -- To the Crown Prosecution Service.
  referred_on date NOT NULL,
  charged_on date CHECK (charged_on >= referred_on),
  convicted_on date CHECK (convicted_on >= charged_on),
  CHECK (convicted_on IS NULL OR charged_on IS NOT NULL)
);

CREATE TABLE civil_order (
  id bigint PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('RISK_ORDER', 'PREVENTION_ORDER')),
  made_on date NOT NULL
);

-- The force's organisation at the end of a year; no person's case stands behind it.
CREATE TABLE capacity (
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  measure text NOT NULL CHECK (
    measure IN ('POSTS', 'POSTS_FILLED', 'TRAINED_ONLINE', 'TRAINED_FACE_TO_FACE', 'TRAINED_CIVIL_ORDERS')
  ),
  number int NOT NULL CHECK (number >= 0),
  PRIMARY KEY (year, measure)
);

-- The period of a day as the catalogue writes it.
CREATE FUNCTION quarter_of(day date) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT extract(year FROM day) || '-Q' || extract(quarter FROM day) $$;

-- The combination of types as one text: 'LABOUR+DOMESTIC', '' for none. The cube derives MULTIPLE and ANY_ from it.
CREATE FUNCTION exploitation_of(labour boolean, sexual boolean, domestic boolean, criminal boolean, organ_harvesting boolean)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
  SELECT rtrim(
    CASE WHEN labour THEN 'LABOUR+' ELSE '' END
    || CASE WHEN sexual THEN 'SEXUAL+' ELSE '' END
    || CASE WHEN domestic THEN 'DOMESTIC+' ELSE '' END
    || CASE WHEN criminal THEN 'CRIMINAL+' ELSE '' END
    || CASE WHEN organ_harvesting THEN 'ORGAN_HARVESTING+' ELSE '' END, '+')
$$;
