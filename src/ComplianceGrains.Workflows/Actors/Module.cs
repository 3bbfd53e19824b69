using System.Reflection;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Schemas;
using NodaTime;

namespace ComplianceGrains.Workflows.Actors;

/// <summary>One kind of actor, as whatever treats all of them alike sees it: its kinds of decisions, its fold, its deadlines.</summary>
public abstract class Module
{
    private readonly Lazy<IReadOnlyList<DecisionKind>> _kinds;
    private readonly Lazy<Dictionary<Type, RecordKind>> _written;

    private protected Module()
    {
        _kinds = new(() => [.. FindKinds()]);
        _written = new(() => Kinds.OfType<RecordKind>().Where(kind => !kind.IsEarlier).DistinctBy(kind => kind.Type).ToDictionary(kind => kind.Type));
    }

    /// <summary>The type in the actor's identity and before the dot of its kinds, e.g. <c>customer</c>. Persisted; never renamed.</summary>
    public abstract string Type { get; }

    /// <summary>What people call it, e.g. <c>wallet-approval</c>; for most it is the type.</summary>
    public virtual string Name => Type;

    /// <summary>All kinds of decisions in its histories.</summary>
    public IReadOnlyList<DecisionKind> Kinds => _kinds.Value;

    /// <summary>The kind as which it writes an event today.</summary>
    /// <param name="record">The event's type.</param>
    /// <exception cref="InvalidOperationException">It writes none of this type.</exception>
    public RecordKind KindOf(Type record) =>
        _written.Value.TryGetValue(record, out var kind) ? kind : throw new InvalidOperationException($"{Type} writes no event of {record.Name}.");

    /// <summary>The rules of the packs that it obeys, by path; <c>*</c> stands for a name of the catalogue.</summary>
    public virtual IReadOnlyList<string> ObeyedRules => [];

    /// <summary>Events of several kinds of actors that this one publishes under a name of its own, with version and without the actor.</summary>
    protected virtual IReadOnlyDictionary<Type, string> OwnNames { get; } = new Dictionary<Type, string>();

    /// <summary>Whether its histories hold the events of a subject.</summary>
    public virtual bool IsSubject => false;

    /// <summary>Whether whoever works on suspicions alone may know that there is one of it: then no figure counts it.</summary>
    public bool IsHidden => Kinds.All(kind => kind.Shown == Audience.Suspicion);

    /// <summary>Whether people look at a refusal if whom it concerns asks: its histories then hold what comes of that.</summary>
    public virtual bool GivesReview => false;

    /// <summary>Whether it is somebody about whom data are held, who asks for something about them: its histories then hold what comes of that.</summary>
    public virtual bool TakesRequests => false;

    /// <summary>Whether its histories grow for years. Of such an actor is kept from time to time how far it has come, so that waking it does not read all of them.</summary>
    public virtual bool LivesLong => IsSubject;

    /// <summary>The end of an actor whose decisions are destroyed while its own end is lost: a restore brought back the state before it; null for one that has none.</summary>
    /// <param name="bound">The jurisdictions in whose logs it stands.</param>
    /// <param name="at">The instant of the end.</param>
    public virtual Decision? EndUnread(IReadOnlyList<string> bound, Instant at) => null;

    /// <summary>The state after a history; null after none.</summary>
    /// <param name="history">Decisions in order.</param>
    /// <param name="before">The state before them; null for a whole history.</param>
    public abstract object? Fold(IEnumerable<Decision> history, object? before = null);

    /// <summary>Whether a fold reads a decision. Where what came before is destroyed, it begins with the end.</summary>
    /// <param name="state">Of the decisions before.</param>
    /// <param name="isDestroyed">Whether one before was not read.</param>
    /// <param name="happened">The decision's event.</param>
    public static bool IsRead(object? state, bool isDestroyed, object happened) => happened is IFoldsAnew || (happened is not Destroyed && !(isDestroyed && state is null));

    /// <summary>What a state of <see cref="Fold"/> asks for by when.</summary>
    public abstract IReadOnlyList<AgendaRow> AgendaOf(object state);

    /// <summary>The records of this assembly whose names begin with the type, and what it has in common with others.</summary>
    protected virtual IEnumerable<DecisionKind> FindKinds()
    {
        var shared = typeof(KindAttribute).Assembly.GetTypes().Where(type => IsSubject && type.GetCustomAttribute<KindAttribute>() is { IsShared: true } kind
            && (GivesReview || !kind.OfReview) && (TakesRequests || !kind.OfRequests));
        return [.. RecordKind.In(GetType().Assembly, Type), .. shared.SelectMany(type => RecordKind.Shared(type, Type, OwnNames.GetValueOrDefault(type)))];
    }
}
