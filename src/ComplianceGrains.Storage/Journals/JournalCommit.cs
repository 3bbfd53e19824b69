using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Outboxes;

namespace ComplianceGrains.Storage.Journals;

/// <summary>A whole verdict on its way to disk.</summary>
/// <param name="Actor">Full identity, e.g. <c>customer/7F3A</c>; never contains a line feed.</param>
/// <param name="ExpectedSequence">The number of decisions the writer has seen of this actor.</param>
/// <param name="Command">The command that caused it; a second commit of the same id has no effect.</param>
/// <param name="Decisions">At least one; sequences run on from <paramref name="ExpectedSequence"/> + 1 without a gap.</param>
/// <param name="Effects">What other actors are to be told, by reference.</param>
/// <param name="Deadlines">Changes to the actor's rows in the agenda.</param>
public sealed record JournalCommit(
    string Actor,
    long ExpectedSequence,
    NewCommand Command,
    IReadOnlyList<NewDecision> Decisions,
    IReadOnlyList<NewEffect> Effects,
    IReadOnlyList<DeadlineChange> Deadlines);
