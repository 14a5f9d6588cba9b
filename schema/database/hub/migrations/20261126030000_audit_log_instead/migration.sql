-- Uses and faults are recorded in the audit log from here on. What was recorded before stays readable, and as it is.
ALTER TABLE "use_of_data" RENAME TO "use_of_data_before_audit_log";
ALTER TABLE "gate_fault" RENAME TO "gate_fault_before_audit_log";
