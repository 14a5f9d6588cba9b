-- $1: the council's area code.
SELECT $1::text AS area, quarter_of(quarter) AS period, kind AS "enquiryKind", n
FROM (
  SELECT date_trunc('quarter', started_on)::date AS quarter, kind, count(*) AS n FROM enquiry GROUP BY 1, 2
) AS atom
ORDER BY period, "enquiryKind"
