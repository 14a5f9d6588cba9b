-- $1: the force's area code. By year of referral; a follow-up appears only where it is over for the year's last quarter
-- (the rule of subgraphs/kit/release/coverage.ts), so that no cohort looks open because nobody has waited yet.
SELECT $1::text AS area, year::text AS period, follow_up.code AS "followUp", standing.outcome AS "outcomeSoFar",
  exploitation_of(labour, sexual, domestic, criminal, organ_harvesting) AS exploitation, count(*) AS n
FROM (
  SELECT nrm_case.*, extract(year FROM referred_on)::int AS year,
    (date_trunc('quarter', referred_on) + interval '3 months')::date AS quarter_end
  FROM nrm_case
  WHERE made_by_owner
) AS cohort
CROSS JOIN extract AS covered
CROSS JOIN (VALUES ('MONTHS_12', 12), ('MONTHS_24', 24), ('MONTHS_36', 36)) AS follow_up (code, months)
LEFT JOIN decision AS reasonable ON reasonable.case_id = cohort.id AND reasonable.kind = 'REASONABLE_GROUNDS'
LEFT JOIN decision AS conclusive ON conclusive.case_id = cohort.id AND conclusive.kind = 'CONCLUSIVE_GROUNDS'
CROSS JOIN LATERAL (SELECT (quarter_end + make_interval(months => months))::date AS followed_before) AS horizon
CROSS JOIN LATERAL (
  SELECT CASE
    WHEN conclusive.made_on < followed_before THEN conclusive.outcome || '_CONCLUSIVE'
    WHEN reasonable.made_on < followed_before AND reasonable.outcome = 'NEGATIVE' THEN 'NEGATIVE_REASONABLE'
    ELSE 'STILL_OPEN'
  END AS outcome
) AS standing
WHERE make_date(year + 1, 1, 1) + make_interval(months => months) <= covered.events_to + 1
GROUP BY year, follow_up.code, standing.outcome, labour, sexual, domestic, criminal, organ_harvesting
ORDER BY period, "followUp", "outcomeSoFar", exploitation
