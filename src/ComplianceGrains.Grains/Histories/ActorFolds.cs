using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Wallets;

namespace ComplianceGrains.Grains.Histories;

/// <summary>The state of any actor from its history, outside of its actor, and what it asks for by when.</summary>
internal static class ActorFolds
{
    /// <summary>The state; null for actors whose state nobody but themselves needs.</summary>
    public static object? State(string actor, IReadOnlyList<PastDecision> history) => actor[..actor.IndexOf('/', StringComparison.Ordinal)] switch
    {
        "customer" => Fold<Customer>(history, (state, decision) => Customer.Evolve(state, decision.Basis!, decision.Happened)),
        "wallet" => Fold<Wallet>(history, (state, decision) => Wallet.Evolve(state, decision.Basis!, decision.Happened)),
        "exception" => Fold<ExceptionCase>(history, (state, decision) => ExceptionCase.Evolve(state, decision.Basis!, decision.Happened)),
        "export" => Fold<Export>(history, (state, decision) => Export.Evolve(state, decision.Basis, decision.Happened, decision.RecordedAt)),
        "list" => Fold<ScreeningList>(history, (state, decision) => ScreeningList.Evolve(state, decision.Basis!, decision.Happened)),
        _ => null,
    };

    /// <summary>What a state asks for by when.</summary>
    public static IReadOnlyList<AgendaRow> Agenda(object? state) => state switch
    {
        Customer customer => CustomerWorkflow.Agenda(customer),
        Wallet wallet => WalletWorkflow.Agenda(wallet),
        ExceptionCase exception => ExceptionWorkflow.Agenda(exception),
        Export export => ExportWorkflow.Agenda(export),
        ScreeningList list => ListWorkflow.Agenda(list),
        _ => [],
    };

    /// <summary>Whether somebody still has to do something about it.</summary>
    public static bool IsOpen(object? state) => state switch
    {
        Customer customer => !customer.IsTerminal,
        Wallet wallet => !wallet.IsTerminal,
        ExceptionCase exception => !exception.Closed,
        _ => false,
    };

    /// <summary>Whether it raises exceptions.</summary>
    public static bool HasExceptions(object? state) => state is Customer or Wallet;

    /// <summary>The exceptions that it waits for.</summary>
    public static IEnumerable<string> OpenExceptions(object? state) => state switch
    {
        Customer customer => customer.Exceptions.Keys,
        Wallet wallet => wallet.Exceptions.Keys,
        _ => [],
    };

    private static TState? Fold<TState>(IReadOnlyList<PastDecision> history, Func<TState?, PastDecision, TState> evolve)
        where TState : class => history.Aggregate((TState?)null, evolve);
}
