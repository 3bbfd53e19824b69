namespace ComplianceGrains.Evidence.Tests;

/// <summary>One measurement of the writer and the verifier.</summary>
public sealed record Figures(int Records, string Verdict, long Disclosed, TimeSpan Writing, TimeSpan Verifying, long PackageBytes, long AllocatedVerifying);
