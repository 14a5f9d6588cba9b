-- Figures cited one by one. Counts are served from the register of releases; what stands here is what is said
-- about them. published is the share or average of a figure that came without its counts, and so is no cell.
CREATE TABLE cited_figure (
  id text PRIMARY KEY,
  title text NOT NULL,
  measure text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('COUNT', 'PERCENT', 'MEAN_DAYS', 'MEAN_MONTHS')),
  area text NOT NULL,
  period text NOT NULL,
  period_as_written text NOT NULL,
  published int,
  approximate text CHECK (approximate IN ('ABOUT', 'MORE_THAN', 'AT_LEAST', 'AT_MOST')),
  certainty text NOT NULL CHECK (certainty IN ('READ_IN_SOURCE', 'COMPUTED', 'GENERAL_KNOWLEDGE')),
  source text NOT NULL,
  caveat text,
  position int NOT NULL,
  CHECK ((kind = 'COUNT') = (published IS NULL))
);
