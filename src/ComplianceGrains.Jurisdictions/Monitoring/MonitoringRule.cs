using ComplianceGrains.Jurisdictions.Citing;

namespace ComplianceGrains.Jurisdictions.Monitoring;

/// <summary>A monitoring window and the jurisdiction that asks for it.</summary>
public sealed record MonitoringRule(string Name, string Jurisdiction, MonitoringWindow Window, Citation Citation);
