-- Every release that isn't withdrawn. Published series are revised: beside the newest vintage the others stay to be asked for.
CREATE VIEW release_vintage AS
SELECT r.id, r.dataset, r.vintage, r.registered_at, r.rule, r.period_from, r.period_to,
       CASE length(r.period_from) WHEN 4 THEN r.period_from || '-Q1' ELSE r.period_from END COLLATE "C" AS first_quarter,
       CASE length(r.period_to) WHEN 4 THEN r.period_to || '-Q4' ELSE r.period_to END COLLATE "C" AS last_quarter,
       o.names[1] AS first_owner, o.ids AS owner_ids,
       jsonb_build_object(
         'id', r.id, 'dataset', r.dataset, 'vintage', r.vintage, 'period', r.period_from || '..' || r.period_to,
         'rule', r.rule, 'provenance', r.provenance, 'caveats', r.caveats, 'breaks', r.breaks, 'source', r.source,
         'sha256', r.sha256, 'signature', r.signature, 'owners', o.owners) AS document
  FROM release r
  JOIN (SELECT ro.release_id,
               array_agg(p.id ORDER BY ro.position) AS ids,
               array_agg(p.name ORDER BY ro.position) AS names,
               jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'demonstration', p.demonstration)
                         ORDER BY ro.position) AS owners
          FROM release_owner ro JOIN partner p ON p.id = ro.partner_id
         GROUP BY ro.release_id) o ON o.release_id = r.id
 WHERE r.withdrawn_at IS NULL;

-- Of each dataset and set of owners the newest of them.
CREATE OR REPLACE VIEW current_release AS
SELECT DISTINCT ON (dataset, owner_ids) id, dataset, period_from, period_to, first_owner, owner_ids, document
  FROM release_vintage
 ORDER BY dataset, owner_ids, vintage DESC, registered_at DESC;
