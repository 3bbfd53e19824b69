using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Scenarios;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Building;

/// <summary>One customer and their exceptions in the world of stories, by their own names.</summary>
internal sealed class SubjectWorld(PackLibrary packs, string booking, Instant start, IReadOnlyList<StoryPart>? parts = null)
{
    private static readonly ActorId Me = CustomerStory.Instance.Subject;

    private readonly StoryWorld _world = new(parts ?? Modules.Stories, packs, booking, start);

    /// <summary>An engine that does not let us see its lists; null for our own over <see cref="Lists"/>.</summary>
    public Func<ScreeningQuery, Instant, ScreeningResult>? Engine
    {
        get => _world.Facts.Engine;
        set => _world.Facts.Engine = value;
    }

    public Instant Now => _world.Now;

    public InMemoryLists Lists => _world.Lists;

    public Customer? Customer => (Customer?)_world.StateOf(Me);

    public IReadOnlyList<Decision> History => _world.HistoryOf(Me);

    /// <summary>The exceptions' ids in the order of their opening.</summary>
    public IReadOnlyList<string> Opened => [.. _world.Actors.Where(actor => actor.Type == ExceptionWorkflow.Instance.Type).Select(actor => actor.Key)];

    public IReadOnlyDictionary<string, ExceptionCase> Exceptions => Opened.ToDictionary(id => id, id => (ExceptionCase)_world.StateOf(IdOf(id))!, StringComparer.Ordinal);

    /// <summary>What is due when, and who owns it, by actor and key.</summary>
    public IReadOnlyDictionary<(string Actor, string Key), AgendaRow> Agenda => _world.Agenda.ToDictionary(row => (row.Key.Actor.ToString(), row.Key.Key), row => row.Value);

    public void PassTo(Instant time) => _world.PassTo(time);

    public void ListChanged() => _world.ListChanged();

    public Refusal? Do(CustomerCommand command, Principal by) => _world.Ask(Me, command, by);

    public Refusal? Do(string exception, ExceptionCommand command, Principal by) => _world.Ask(IdOf(exception), command, by);

    private static ActorId IdOf(string exception) => new(ExceptionWorkflow.Instance.Type, exception);
}
