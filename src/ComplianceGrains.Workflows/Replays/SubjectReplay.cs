using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Lists.Events;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>The messages that subjects of every kind answer, as their decisions tell them.</summary>
internal static class SubjectReplay
{
    /// <summary>Whoever decided, as far as the decision says it; null once that is destroyed.</summary>
    public static Principal? By(Decision first) =>
        first.Basis.Principal.Length == 0 ? null : new(first.Basis.Principal, first.Basis.Role, first.Basis.Role is not (Roles.System or Roles.ProductService), first.Basis.Bound);

    /// <summary>The one instant of a command: that of everything in it that did not happen elsewhere before.</summary>
    public static Instant At(IReadOnlyList<Decision> then, Instant recordedAt) =>
        then.Count > 1 ? then[^1].Basis.OccurredAt : Instant.Max(then[0].Basis.OccurredAt, recordedAt);

    /// <summary>The message that a decision of every subject's answers; null if it is none of these.</summary>
    public static Message? MessageOf(Decision first, Instant at) => first.Happened switch
    {
        Screened => new Message.Told(at, new ActorId(ListWorkflow.Instance.Type, ""), first with { Happened = new RescreeningProgressed("", "", 0, 0, null, 0, 0, 0, false, null) }, default),
        ExceptionAnswered answered => new Message.Told(at, new ActorId(ExceptionWorkflow.Instance.Type, answered.ExceptionId), first with { Happened = new ExceptionClosed(answered.Disposition) }, default),
        DataRequestOverdue missed => new Message.Due(at, DataRequest.KeyPrefix + missed.Request),
        DeadlineMissed missed => new Message.Due(at, $"{SubjectAgenda.StepPrefix}{missed.Pending.Step}"),
        _ => null,
    };

    /// <summary>
    /// What was asked for about data, or how it was answered; null if a decision is about neither. Of erasure it is not known: its answer stands
    /// on the firm's policy and on what else keeps the records.
    /// </summary>
    public static IDataRequestCommand? RequestIn(Decision first) => first.Happened switch
    {
        DataRequestReceived { Right: not DataRights.Erasure } e => new ReceiveDataRequest(e.Right, e.ReceivedAt, e.Statement ?? ""),
        DataRequestExtended e => new ExtendDataRequest(e.Request, e.Statement ?? ""),
        DataRequestAnswered e => new AnswerDataRequest(e.Request, first.Basis.Outcome == DataRights.Given, e.Statement ?? ""),
        _ => null,
    };

    /// <summary>A correction that was granted: everything that was right from then on.</summary>
    public static AnswerDataRequest Corrected(IReadOnlyList<Decision> then, string request, PersonData? person, EntityData? entity) =>
        new(request, true, then.Select(decision => decision.Happened).OfType<DataRequestAnswered>().FirstOrDefault()?.Statement ?? "", person, entity);

    /// <summary>Who took part before, as far as a decision keeps them from deciding again.</summary>
    public static IReadOnlyList<string>? DecidersIn(IReadOnlyList<Decision> then) =>
        then.Select(decision => decision.Happened).OfType<ExceptionRaised>().FirstOrDefault(raised => raised.ExceptionKind == ExceptionKinds.RefusalReview)?.Excluded;

    /// <summary>The decision that states a screening, if the command had one.</summary>
    public static Decision? ScreenedIn(IReadOnlyList<Decision> then) => then.FirstOrDefault(decision => decision.Happened is Screened);
}
