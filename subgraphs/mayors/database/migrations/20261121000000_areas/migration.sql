-- Areas by ONS code. An area can be of several kinds: London is region and city region.
CREATE TABLE area (
  code text PRIMARY KEY CHECK (code ~ '^[A-Z][0-9]{8}$'),
  name text NOT NULL,
  kinds text[] NOT NULL CHECK (
    cardinality(kinds) > 0
    AND kinds <@ ARRAY['LOCAL_AUTHORITY', 'POLICE_FORCE_AREA', 'CITY_REGION', 'REGION', 'COUNTRY']
  )
);

-- The inner area lies wholly inside the outer one. All pairs, so that no question needs recursion.
CREATE TABLE area_within (
  inner_code text NOT NULL REFERENCES area (code),
  outer_code text NOT NULL REFERENCES area (code),
  PRIMARY KEY (inner_code, outer_code),
  CHECK (inner_code <> outer_code)
);
CREATE INDEX area_within_outer ON area_within (outer_code);

-- How a city region and its police forces coincide, computed from nesting when the tables are filled.
CREATE TABLE fit (
  area_code text PRIMARY KEY REFERENCES area (code),
  kind text NOT NULL CHECK (kind IN ('EXACT', 'PARTIAL')),
  membership text NOT NULL CHECK (membership IN ('LOOK_UP_2023', 'GENERAL_KNOWLEDGE')),
  note text NOT NULL
);

CREATE TABLE fit_part (
  area_code text NOT NULL REFERENCES fit (area_code),
  role text NOT NULL CHECK (role IN ('FORCE', 'STANDS_FOR', 'MISSING', 'BEYOND')),
  part_code text NOT NULL REFERENCES area (code),
  PRIMARY KEY (area_code, role, part_code)
);

CREATE TABLE population (
  area_code text NOT NULL REFERENCES area (code),
  vintage text NOT NULL,
  persons int NOT NULL CHECK (persons > 0),
  source text NOT NULL,
  PRIMARY KEY (area_code, vintage)
);

-- The office, never the person who holds it.
CREATE TABLE mayor (
  area_code text PRIMARY KEY REFERENCES area (code),
  title text NOT NULL,
  police_powers boolean NOT NULL,
  source text NOT NULL
);

-- What the tables were filled from, so that filling them again with the same changes nothing.
CREATE TABLE seed (
  id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  sha256 text NOT NULL
);
