-- A correction is a release of its own, with a public notice that names what it corrects. What it corrects is never
-- served again, and stays a constraint on later releases, as a withdrawn release does.
ALTER TABLE release
  ADD COLUMN corrects text REFERENCES release (id),
  ADD COLUMN correction_notice text,
  ADD CONSTRAINT correction_is_whole CHECK ((corrects IS NULL) = (correction_notice IS NULL)),
  ADD CONSTRAINT corrects_another CHECK (corrects <> id);
CREATE UNIQUE INDEX release_corrected_once ON release (corrects);

-- What an owner signed to withdraw its release; kept as proof, beside the time that release.withdrawn_at holds.
CREATE TABLE withdrawal (
  release_id text PRIMARY KEY REFERENCES release (id),
  owner text NOT NULL,
  notice text NOT NULL,
  signature text NOT NULL,
  withdrawn_at timestamptz NOT NULL DEFAULT now()
);

-- Changes with every release that comes, is corrected or is withdrawn, in the same transaction: whoever keeps something
-- of the register in memory reads this row first. Deferred, so that two pushes wait for each other at their end alone.
CREATE TABLE register_version (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  version bigint NOT NULL
);
INSERT INTO register_version (version) VALUES (1);

CREATE FUNCTION count_register_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE register_version SET version = version + 1;
  RETURN NULL;
END;
$$;
CREATE CONSTRAINT TRIGGER release_changes_version AFTER INSERT OR UPDATE OR DELETE ON release
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_register_version();

-- Every replica keeps cells in memory, because a cell never changes. Here that is made true.
CREATE FUNCTION refuse_change_of_cell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'cells of a release are only ever added, never changed or removed';
END;
$$;
CREATE TRIGGER cell_is_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cell
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_cell();

-- What is said beside a release's figures: its own caveats and, of a correction, the notice.
CREATE FUNCTION release_caveats(r release) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN r.corrects IS NULL THEN r.caveats
              ELSE r.caveats || ('This release corrects ' || r.corrects || ': ' || r.correction_notice) END
$$;

-- Every release that is neither withdrawn nor corrected.
CREATE OR REPLACE VIEW release_vintage AS
SELECT r.id, r.dataset, r.vintage, r.registered_at, r.rule, r.period_from, r.period_to,
       CASE length(r.period_from) WHEN 4 THEN r.period_from || '-Q1' ELSE r.period_from END COLLATE "C" AS first_quarter,
       CASE length(r.period_to) WHEN 4 THEN r.period_to || '-Q4' ELSE r.period_to END COLLATE "C" AS last_quarter,
       o.names[1] AS first_owner, o.ids AS owner_ids,
       jsonb_build_object(
         'id', r.id, 'dataset', r.dataset, 'vintage', r.vintage, 'period', r.period_from || '..' || r.period_to,
         'rule', r.rule, 'provenance', r.provenance, 'caveats', release_caveats(r), 'breaks', r.breaks,
         'source', r.source, 'sha256', r.sha256, 'signature', r.signature, 'owners', o.owners) AS document
  FROM release r
  JOIN (SELECT ro.release_id,
               array_agg(p.id ORDER BY ro.position) AS ids,
               array_agg(p.name ORDER BY ro.position) AS names,
               jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'demonstration', p.demonstration)
                         ORDER BY ro.position) AS owners
          FROM release_owner ro JOIN partner p ON p.id = ro.partner_id
         GROUP BY ro.release_id) o ON o.release_id = r.id
 WHERE r.withdrawn_at IS NULL AND NOT EXISTS (SELECT FROM release c WHERE c.corrects = r.id);
