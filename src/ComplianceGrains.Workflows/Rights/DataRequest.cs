using System.Collections.Immutable;
using ComplianceGrains.Workflows.Decisions;
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
    /// <summary>Before a request's number: the deadline at which it is to be answered.</summary>
    public const string KeyPrefix = "request:";

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

    /// <summary>The requests after one more decision about them.</summary>
    public static ImmutableList<DataRequest> After(ImmutableList<DataRequest> requests, Basis basis, object happened) => happened switch
    {
        DataRequestReceived e => requests.Add(new DataRequest(e.Request, e.Right, e.ReceivedAt, e.Due, e.Owner, basis.Principal)),
        DataRequestExtended e => With(requests, e.Request, request => request with { Due = e.Due, IsExtended = true, IsOverdue = false }),
        DataRequestOverdue e => With(requests, e.Request, request => request with { IsOverdue = true }),
        DataRequestAnswered e => With(requests, e.Request, request => request with { Outcome = basis.Outcome, AnsweredAt = basis.OccurredAt }),
        _ => requests,
    };

    private static ImmutableList<DataRequest> With(ImmutableList<DataRequest> requests, string id, Func<DataRequest, DataRequest> change) =>
        [.. requests.Select(request => request.Id == id ? change(request) : request)];
}
