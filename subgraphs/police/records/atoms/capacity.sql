-- $1: the force's area code. Exists by year only: it is the state at the end of a year, and no sum over quarters.
SELECT $1::text AS area, year::text AS period, measure AS "capacityMeasure", number::bigint AS n
FROM capacity
ORDER BY period, "capacityMeasure"
