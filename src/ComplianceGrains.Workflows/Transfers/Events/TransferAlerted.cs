using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>Monitoring rules found a pattern that a transfer completes, or could not tell. People look at it; the transfer does not wait for them.</summary>
/// <param name="TransferId">The transfer that completes it.</param>
/// <param name="Alerts">What each rule found.</param>
[Kind("transfers.alerted/1", Audience.Staff, RecordClass.Transaction)]
public sealed record TransferAlerted(string TransferId, IReadOnlyList<AlertRecord> Alerts) : ITransferEvent;

/// <summary>What one monitoring rule found.</summary>
/// <param name="Rule">Its name in the pack.</param>
/// <param name="Jurisdiction">Whose rule.</param>
/// <param name="Answer"><c>met</c> or <c>could-not-tell</c>.</param>
/// <param name="TransferIds">The transfers of the pattern.</param>
/// <param name="ExceptionId">Where people look at it: one exception for all that comes while they do.</param>
public sealed record AlertRecord(string Rule, string Jurisdiction, string Answer, IReadOnlyList<string> TransferIds, string ExceptionId);
