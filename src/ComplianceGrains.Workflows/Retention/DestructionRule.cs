namespace ComplianceGrains.Workflows.Retention;

/// <summary>What one jurisdiction's tombstone says of why records are gone.</summary>
/// <param name="Jurisdiction">Whose log holds the entries.</param>
/// <param name="Policy">The pack that lets them go, e.g. <c>EU@6 retention</c>: nothing of which customer.</param>
/// <param name="Basis">The law that its floors rest on.</param>
/// <param name="MinAgeDays">The fewest days that its floors ask for.</param>
public sealed record DestructionRule(string Jurisdiction, string Policy, string Basis, int MinAgeDays);
