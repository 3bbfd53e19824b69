using NodaTime;

namespace ComplianceGrains.Workflows.Rights;

/// <summary>What a person asked for about their data, open or answered.</summary>
/// <param name="Id">Its number in the subject's history, e.g. <c>request-1</c>.</param>
/// <param name="Right">One of <see cref="Words.DataRights.All"/>.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Due">Until when it is to be answered.</param>
/// <param name="Owner">The role that answers.</param>
/// <param name="RecordedBy">Who recorded it; opaque id.</param>
public sealed record DataRequest(string Id, string Right, Instant ReceivedAt, Instant Due, string Owner, string RecordedBy)
{
    /// <summary>Whether the answer takes longer than at first.</summary>
    public bool IsExtended { get; init; }

    /// <summary>Whether its time passed without an answer: from then on an exception asks for one.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>What was answered; null while it is open.</summary>
    public string? Outcome { get; init; }

    /// <summary>When.</summary>
    public Instant? AnsweredAt { get; init; }

    /// <summary>Whether somebody has to answer it.</summary>
    public bool IsOpen => Outcome is null;
}
