using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Screenings;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>Two people answered an exception, or its cause went away.</summary>
/// <param name="ExceptionId">Which one.</param>
/// <param name="ExceptionKind">Its kind.</param>
/// <param name="Disposition">What was decided.</param>
/// <param name="Matches">What it is about.</param>
[Kind("wallet.exception-answered/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record WalletExceptionAnswered(string ExceptionId, string ExceptionKind, string Disposition, IReadOnlyList<MatchRecord> Matches);
