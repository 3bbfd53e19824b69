using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Incidents;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Packs;
using ComplianceGrains.Workflows.Wallets;

namespace ComplianceGrains.Workflows;

/// <summary>Every kind of actor there is. A new one gets its line here and nothing else.</summary>
public static class Modules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Module> All { get; } =
    [
        CustomerWorkflow.Instance,
        WalletWorkflow.Instance,
        ExceptionWorkflow.Instance,
        ListWorkflow.Instance,
        ExportWorkflow.Instance,
        IncidentWorkflow.Instance,
        PackWorkflow.Instance,
    ];

    /// <summary>All kinds of decisions that this version writes, in the order of their names.</summary>
    public static IReadOnlyList<DecisionKind> Kinds { get; } = [.. All.SelectMany(module => module.Kinds).OrderBy(kind => kind.Name, StringComparer.Ordinal)];

    /// <summary>The module of a type of actor; null for one that this version does not know.</summary>
    public static Module? Of(string type) => All.FirstOrDefault(module => module.Type == type);
}
