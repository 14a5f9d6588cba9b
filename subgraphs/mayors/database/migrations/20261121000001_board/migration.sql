-- The bodies and systems of the two source documents, what they promised, the board's papers, responses, contacts
-- and the super-complaint. Days are text (YYYY-MM-DD), as in the files they come from: nothing here has a time zone.
CREATE DOMAIN day AS text CHECK (VALUE ~ '^\d{4}-\d\d-\d\d$');
-- As exactly as the source has it: a day, a month or a year.
CREATE DOMAIN dated AS text CHECK (VALUE ~ '^\d{4}(-\d\d){0,2}$');

-- Documents that entries cite.
CREATE TABLE cited_document (
  id text PRIMARY KEY,
  title text NOT NULL,
  publisher text NOT NULL,
  dated dated,
  url text,
  note text
);

CREATE TABLE body (
  id text PRIMARY KEY,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('SYSTEM', 'BODY', 'OFFICE', 'ARTEFACT')),
  what_it_is text NOT NULL,
  needs text[] NOT NULL,
  named_in text[] NOT NULL,
  query text NOT NULL,
  gaps text[] NOT NULL,
  position int NOT NULL
);

CREATE TABLE commitment (
  id text PRIMARY KEY,
  title text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('STRATEGY', 'PLAN', 'STANDARD', 'SERVICE', 'GROUP', 'ROLE', 'CAMPAIGN')),
  owner_id text NOT NULL REFERENCES body (id),
  promises text NOT NULL,
  measure text,
  due day,
  state text NOT NULL CHECK (state IN ('PROMISED', 'IN_PLACE', 'DELIVERED', 'LAPSED', 'NOT_KNOWN')),
  because text NOT NULL,
  recommendations text[] NOT NULL,
  citation jsonb NOT NULL,
  gaps jsonb NOT NULL,
  position int NOT NULL,
  -- What is not known is stated to be missing.
  CHECK ((measure IS NOT NULL AND due IS NOT NULL) OR jsonb_array_length(gaps) > 0)
);

CREATE TABLE commitment_area (
  commitment_id text NOT NULL REFERENCES commitment (id),
  area_code text NOT NULL REFERENCES area (code),
  PRIMARY KEY (commitment_id, area_code)
);
CREATE INDEX commitment_area_area ON commitment_area (area_code);

-- The partnership board; one row.
CREATE TABLE board (
  id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  body_id text NOT NULL REFERENCES body (id),
  established dated NOT NULL,
  citation jsonb NOT NULL,
  terms_of_reference jsonb NOT NULL,
  gaps jsonb NOT NULL
);

-- What is made up says so in its own words.
CREATE TABLE minutes (
  id text PRIMARY KEY,
  title text NOT NULL,
  held_on day NOT NULL,
  text text NOT NULL,
  provenance text NOT NULL CHECK (provenance IN ('SOURCE', 'SYNTHETIC')),
  CHECK ((provenance = 'SYNTHETIC') = (title LIKE 'SYNTHETIC%'))
);

CREATE TABLE board_action (
  id text PRIMARY KEY,
  minutes_id text NOT NULL REFERENCES minutes (id),
  title text NOT NULL,
  owner text NOT NULL,
  due day NOT NULL,
  done day,
  provenance text NOT NULL CHECK (provenance IN ('SOURCE', 'SYNTHETIC')),
  CHECK ((provenance = 'SYNTHETIC') = (title LIKE 'SYNTHETIC%'))
);

-- Recommendations themselves belong to the evidence subgraph; only their ids stand here.
CREATE TABLE recommendation_response (
  id text PRIMARY KEY,
  recommendation_id text NOT NULL,
  respondent_id text NOT NULL REFERENCES body (id),
  due day NOT NULL,
  text text,
  gap jsonb,
  said_before jsonb NOT NULL,
  position int NOT NULL,
  CHECK ((text IS NULL) = (gap IS NOT NULL))
);
CREATE INDEX recommendation_response_recommendation ON recommendation_response (recommendation_id);

-- Two registers of borough contacts: police and council. Offices, never persons.
CREATE TABLE contact_list (
  register text PRIMARY KEY CHECK (register IN ('POLICE_SINGLE_POINT_OF_CONTACT', 'COUNCIL_CHAMPION')),
  title text NOT NULL,
  kept_by_id text NOT NULL REFERENCES body (id),
  holds text NOT NULL,
  gap jsonb NOT NULL
);

CREATE TABLE contact (
  id text PRIMARY KEY,
  register text NOT NULL REFERENCES contact_list (register),
  office text NOT NULL,
  held_at text NOT NULL,
  area_code text NOT NULL REFERENCES area (code),
  reached text NOT NULL,
  valid_from day NOT NULL,
  valid_to day,
  last_verified day,
  provenance text NOT NULL CHECK (provenance IN ('SOURCE', 'SYNTHETIC')),
  CHECK ((provenance = 'SYNTHETIC') = (office LIKE 'SYNTHETIC%')),
  CHECK (valid_to >= valid_from)
);
CREATE INDEX contact_area ON contact (area_code);

-- The super-complaint; one row.
CREATE TABLE super_complaint (
  id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  title text NOT NULL,
  complainant_id text NOT NULL REFERENCES body (id),
  submitted dated NOT NULL,
  submitted_to text[] NOT NULL,
  assessed_eligible dated NOT NULL,
  report_published day NOT NULL,
  report_by text[] NOT NULL,
  points jsonb NOT NULL,
  citation jsonb NOT NULL,
  gap jsonb NOT NULL
);

-- The helpline; one row.
CREATE TABLE helpline (
  id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  name text NOT NULL,
  number text NOT NULL,
  note text NOT NULL,
  citation jsonb NOT NULL
);
