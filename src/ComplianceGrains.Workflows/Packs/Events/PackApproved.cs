using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Packs.Events;

/// <summary>Another person approved a proposed version.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Digest"><c>sha256:…</c>.</param>
/// <param name="Statement">In their words.</param>
[Kind("pack.approved/1", Audience.Staff, RecordClass.Programme)]
public sealed record PackApproved(int Version, string Digest, [property: Field(Compartments.Export, DataClasses.Export)] string Statement);

/// <summary>A proposed version does not come into force: somebody said no, or nobody decided in time.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Digest"><c>sha256:…</c>.</param>
/// <param name="Statement">In their words, or the platform's.</param>
[Kind("pack.rejected/1", Audience.Staff, RecordClass.Programme)]
public sealed record PackRejected(int Version, string Digest, [property: Field(Compartments.Export, DataClasses.Export)] string Statement);
