using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers.Events;

/// <summary>A transfer was assessed under the rules of every jurisdiction that binds the customer.</summary>
/// <param name="TransferId">Which transfer.</param>
/// <param name="Status"><c>allowed</c>, <c>held</c> or <c>refused</c>.</param>
/// <param name="TravelRule">Where the data that travel with it are; says nothing about <paramref name="Status"/>.</param>
/// <param name="Missing">Which data are missing.</param>
/// <param name="Waits">What it waits for.</param>
/// <param name="Conversions">Every rate that was used.</param>
/// <param name="LookAgain">When it is assessed again; null if it is over.</param>
[Kind("transfers.assessed/1", Audience.Service, RecordClass.Transaction)]
public sealed record TransferAssessed(
    string TransferId, string Status, string TravelRule, IReadOnlyList<string> Missing, IReadOnlyList<WaitRecord> Waits, IReadOnlyList<ConversionRecord> Conversions, Instant? LookAgain)
    : ITransferEvent;

/// <summary>One thing that a held transfer waits for.</summary>
/// <param name="For">In a word of ours, e.g. <c>travel-rule-data</c>.</param>
/// <param name="ExceptionId">The exception about it, or null.</param>
public sealed record WaitRecord(string For, string? ExceptionId);

/// <summary>A rate that was used.</summary>
/// <param name="From">ISO 4217.</param>
/// <param name="To">ISO 4217.</param>
/// <param name="Rate">So many of <paramref name="To"/> for one of <paramref name="From"/>.</param>
/// <param name="Source">Whose.</param>
/// <param name="At">When it held.</param>
public sealed record ConversionRecord(string From, string To, decimal Rate, string Source, Instant At);
