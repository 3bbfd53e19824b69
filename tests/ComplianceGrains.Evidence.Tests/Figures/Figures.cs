namespace ComplianceGrains.Evidence.Tests;

/// <summary>One measurement of the writer and the verifier; CPU time tells a busy machine from a slow program.</summary>
public sealed record Figures(
    int Records, string Verdict, long Disclosed, TimeSpan Writing, TimeSpan WritingCpu, TimeSpan Verifying, TimeSpan VerifyingCpu, long PackageBytes, long AllocatedVerifying);
