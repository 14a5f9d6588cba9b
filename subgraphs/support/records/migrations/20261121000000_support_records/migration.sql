-- What a support provider's release is built from, on the provider's own machine. Deliberately absent: names, free
-- text, dates of birth, Home Office references, nationality, and which visa or leave somebody holds. Detention and
-- leave are here as days alone, and leave this database as counts for a whole country. What isn't here can't be released.

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

-- One person's support after one NRM referral; somebody referred again has another.
CREATE TABLE support_episode (
  id bigint PRIMARY KEY,
  -- Keyed pseudonym, one per person across agencies.
  person text NOT NULL CHECK (person ~ '^p-[0-9a-f]{16}$'),
  referred_on date NOT NULL,
  started_on date NOT NULL CHECK (started_on >= referred_on),
  ended_on date CHECK (ended_on >= started_on),
  -- Where the client lived when support started.
  local_authority text NOT NULL CHECK (local_authority ~ '^[EW]0[6-9][0-9]{6}$'),
  labour boolean NOT NULL,
  sexual boolean NOT NULL,
  domestic boolean NOT NULL,
  criminal boolean NOT NULL,
  organ_harvesting boolean NOT NULL,
  -- At exploitation: a client may have been a child then.
  age text NOT NULL CHECK (age IN ('ADULT', 'CHILD', 'UNKNOWN')),
  sex text NOT NULL CHECK (sex IN ('FEMALE', 'MALE', 'OTHER_OR_UNKNOWN')),
  housing_at_entry text NOT NULL CHECK (
    housing_at_entry IN ('ROUGH_SLEEPING', 'HOMELESS', 'SAFE_HOUSE', 'ASYLUM_ACCOMMODATION', 'SETTLED', 'OTHER_OR_UNKNOWN')
  ),
  housing_at_exit text CHECK (
    housing_at_exit IN ('ROUGH_SLEEPING', 'HOMELESS', 'SAFE_HOUSE', 'ASYLUM_ACCOMMODATION', 'SETTLED', 'OTHER_OR_UNKNOWN')
  ),
  missing_on date CHECK (missing_on >= ended_on),
  -- Negative reasonable grounds: nothing more is awaited.
  refused_on date,
  conclusive_on date,
  conclusive_outcome text CHECK (conclusive_outcome IN ('POSITIVE', 'NEGATIVE')),
  legal_advice boolean NOT NULL,
  advocate boolean NOT NULL,
  deterred_by_fear_of_detention boolean NOT NULL,
  -- Leave of any kind held while a decision was awaited.
  leave_held_from date,
  -- Leave granted after a positive decision, and because of it.
  leave_granted_on date CHECK (leave_granted_on >= conclusive_on),
  CHECK ((housing_at_exit IS NULL) = (ended_on IS NULL)),
  CHECK (missing_on IS NULL OR ended_on IS NOT NULL),
  CHECK ((conclusive_on IS NULL) = (conclusive_outcome IS NULL)),
  CHECK (refused_on IS NULL OR conclusive_on IS NULL),
  CHECK (leave_granted_on IS NULL OR coalesce(conclusive_outcome = 'POSITIVE', false))
);

-- What clients on or after a domestic-worker visa had met.
CREATE TABLE domestic_worker (
  episode_id bigint PRIMARY KEY REFERENCES support_episode (id),
  passport_kept boolean NOT NULL,
  employer_changed boolean NOT NULL,
  decision_after_visa_expiry boolean NOT NULL
);

-- Detention of a client who had, or then got, a positive reasonable grounds decision.
CREATE TABLE detention (
  episode_id bigint PRIMARY KEY REFERENCES support_episode (id),
  started_on date NOT NULL,
  positive_on date NOT NULL,
  released_on date CHECK (released_on >= greatest(started_on, positive_on))
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
