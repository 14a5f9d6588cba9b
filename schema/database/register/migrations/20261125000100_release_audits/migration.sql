-- What the hub looked at when it audited the protection of a pushed release, and what it decided. Holds no bound.
CREATE TABLE release_audit (
  release_id text PRIMARY KEY REFERENCES release (id),
  -- Releases it was put together with, withdrawn and corrected ones among them.
  combined text[] NOT NULL,
  -- Releases that contradict it, because the people behind them were revised: they can't be put together with it.
  apart text[] NOT NULL,
  withheld int NOT NULL,
  -- Withheld cells that single rows bound closely, and how many of these a linear program looked at in the time given.
  suspects int NOT NULL,
  solved int NOT NULL,
  decision text NOT NULL CHECK (decision IN ('PASSED', 'PASSED_UNSOLVED')),
  audited_at timestamptz NOT NULL DEFAULT now()
);
