-- $1: the force's area code.
SELECT $1::text AS area, quarter_of(quarter) AS period, kind AS "orderKind", n
FROM (
  SELECT date_trunc('quarter', made_on)::date AS quarter, kind, count(*) AS n FROM civil_order GROUP BY 1, 2
) AS atom
ORDER BY period, "orderKind"
