-- $1: the force's area code. By date of decision, whenever the person was referred.
SELECT $1::text AS area, quarter_of(quarter) AS period, kind, outcome, age, n
FROM (
  SELECT date_trunc('quarter', made_on)::date AS quarter, kind, outcome, age, count(*) AS n
  FROM decision JOIN nrm_case ON nrm_case.id = decision.case_id
  WHERE made_by_owner
  GROUP BY 1, 2, 3, 4
) AS atom
ORDER BY period, kind, outcome, age
