-- What a council's release is built from, on the council's own machine. Deliberately absent: names, addresses, free
-- text, dates of birth, Home Office references, nationality and immigration status. What isn't here can't be released.

-- One row: what this extract covers.
CREATE TABLE extract (
  is_only_row boolean PRIMARY KEY DEFAULT true CHECK (is_only_row),
  -- Changes whenever the rows do.
  edition text NOT NULL,
  referrals_from date NOT NULL,
  referrals_to date NOT NULL,
  events_to date NOT NULL,
  CHECK (referrals_from <= referrals_to AND referrals_to <= events_to)
);

-- `person` is everywhere a keyed pseudonym, one per person across agencies: it joins these tables with each other,
-- and under an agreement with another agency's, and tells nothing else.

-- One NRM referral that the council made as first responder (Modern Slavery Act 2015, section 52).
CREATE TABLE nrm_referral (
  id bigint PRIMARY KEY,
  person text NOT NULL CHECK (person ~ '^p-[0-9a-f]{16}$'),
  referred_on date NOT NULL,
  labour boolean NOT NULL,
  sexual boolean NOT NULL,
  domestic boolean NOT NULL,
  criminal boolean NOT NULL,
  organ_harvesting boolean NOT NULL,
  -- At exploitation, not at referral.
  age text NOT NULL CHECK (age IN ('ADULT', 'CHILD', 'UNKNOWN')),
  sex text NOT NULL CHECK (sex IN ('FEMALE', 'MALE', 'OTHER_OR_UNKNOWN'))
);

-- Safeguarding enquiries in which slavery or trafficking was suspected, whoever referred the person, if anybody did.
CREATE TABLE enquiry (
  id bigint PRIMARY KEY,
  person text NOT NULL CHECK (person ~ '^p-[0-9a-f]{16}$'),
  -- Care Act 2014, section 42; Children Act 1989, section 47.
  kind text NOT NULL CHECK (kind IN ('SECTION_42', 'SECTION_47')),
  started_on date NOT NULL
);

-- Episodes in which a child in the council's care, suspected to have been trafficked, was missing.
CREATE TABLE missing_episode (
  id bigint PRIMARY KEY,
  person text NOT NULL CHECK (person ~ '^p-[0-9a-f]{16}$'),
  started_on date NOT NULL
);

-- Households with a victim of modern slavery to whom a duty is owed (Housing Act 1996, part 7): once, at the first duty.
CREATE TABLE homelessness_duty (
  id bigint PRIMARY KEY,
  person text NOT NULL UNIQUE CHECK (person ~ '^p-[0-9a-f]{16}$'),
  decided_on date NOT NULL,
  -- Both empty while the duty is owed.
  ended_on date CHECK (ended_on >= decided_on),
  ending text CHECK (ending IN ('ACCOMMODATION_SECURED', 'ENDED_OTHERWISE')),
  CHECK ((ended_on IS NULL) = (ending IS NULL))
);

-- Children referred to the guardianship service (Modern Slavery Act 2015, section 48).
CREATE TABLE guardian_referral (
  id bigint PRIMARY KEY,
  person text NOT NULL UNIQUE CHECK (person ~ '^p-[0-9a-f]{16}$'),
  referred_on date NOT NULL,
  appointed_on date CHECK (appointed_on >= referred_on)
);

-- Accommodation the council pays for before somebody enters the NRM; no person's case stands behind it.
CREATE TABLE pre_referral_beds (
  year int PRIMARY KEY CHECK (year BETWEEN 2000 AND 2100),
  nights_funded int NOT NULL CHECK (nights_funded >= 0),
  nights_used int NOT NULL CHECK (nights_used BETWEEN 0 AND nights_funded)
);

-- The period of a day as the catalogue writes it.
CREATE FUNCTION quarter_of(day date) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT extract(year FROM day) || '-Q' || extract(quarter FROM day) $$;

CREATE FUNCTION year_of(day date) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT extract(year FROM day)::text $$;

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
