using System.Collections.Immutable;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Screenings;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>A state about which people may have to decide: it is screened, raises exceptions and waits for their answers, and has steps that somebody does.</summary>
public interface ISubject
{
    /// <summary>What speaks against it.</summary>
    Matters Matters { get; }

    /// <summary>What is to be done, and who did what.</summary>
    Tasks Tasks { get; }

    /// <summary>All jurisdictions that bind it, the one with the first receipt first.</summary>
    IReadOnlyList<string> Bound { get; }

    /// <summary>What was decided about it in the end, e.g. <c>approved</c>; null before.</summary>
    string? Outcome { get; }

    /// <summary>Nothing moves any more.</summary>
    bool IsTerminal { get; }

    /// <summary>People who had not decided before looked at its refusal, and that stands.</summary>
    bool IsUpheld => false;
}

/// <summary>A subject's parts under their own names.</summary>
public static class SubjectParts
{
    extension(ISubject subject)
    {
        /// <summary>What somebody has to do.</summary>
        public ImmutableList<PendingStep> Pending => subject.Tasks.Pending;

        /// <summary>Steps done, with who did them.</summary>
        public ImmutableDictionary<string, string> Done => subject.Tasks.Done;

        /// <summary>The latest screening.</summary>
        public ScreeningRecord? Screening => subject.Matters.Screening;

        /// <summary>Open exceptions by id.</summary>
        public ImmutableSortedDictionary<string, OpenException> Exceptions => subject.Matters.Exceptions;

        /// <summary>Matches of the latest screening that nobody has decided about.</summary>
        public IReadOnlyList<MatchRecord> OpenMatches => subject.Matters.Undecided;

        /// <summary>Whether the latest screening lets the subject pass.</summary>
        public bool PassesScreening => subject.Matters.Passes;

        /// <summary>Whether the subject waits for the answer to an exception.</summary>
        public bool IsBlocked => subject.Matters.IsBlocked;
    }
}
