-- $1: the force's area code. It stands for cases without a local authority: overseas, or not known well enough.
SELECT coalesce(place_local_authority, $1::text) AS area, quarter_of(quarter) AS period,
  exploitation_of(labour, sexual, domestic, criminal, organ_harvesting) AS exploitation, place_kind AS place, n
FROM (
  SELECT date_trunc('quarter', referred_on)::date AS quarter, place_local_authority, place_kind,
    labour, sexual, domestic, criminal, organ_harvesting, count(*) AS n
  FROM nrm_case
  WHERE made_by_owner
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
) AS atom
ORDER BY area, period, exploitation, place
