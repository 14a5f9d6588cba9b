-- $1: the council's area code. By the day of the decision that a duty is owed, however it ended later.
SELECT $1::text AS area, year_of(year) AS period, outcome AS "dutyOutcome", n
FROM (
  SELECT date_trunc('year', decided_on)::date AS year, coalesce(ending, 'STILL_OWED') AS outcome, count(*) AS n
  FROM homelessness_duty
  GROUP BY 1, 2
) AS atom
ORDER BY period, "dutyOutcome"
