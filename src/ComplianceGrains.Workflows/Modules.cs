using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Incidents;
using ComplianceGrains.Workflows.Inquiries;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Liveness;
using ComplianceGrains.Workflows.Packs;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Readings;
using ComplianceGrains.Workflows.Rescreenings;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Wallets;

namespace ComplianceGrains.Workflows;

/// <summary>Every kind of actor there is. A new one gets its line here and nothing else.</summary>
public static class Modules
{
    /// <summary>All of them.</summary>
    public static ModuleSet All { get; } = new(
    [
        CustomerWorkflow.Instance,
        WalletWorkflow.Instance,
        PartyWorkflow.Instance,
        TransfersWorkflow.Instance,
        CounterpartyWorkflow.Instance,
        ExceptionWorkflow.Instance,
        ListWorkflow.Instance,
        ExportWorkflow.Instance,
        InquiryWorkflow.Instance,
        IncidentWorkflow.Instance,
        PackWorkflow.Instance,
        RetentionWorkflow.Instance,
        ReadingWorkflow.Instance,
        LivenessWorkflow.Instance,
        RescreeningWorkflow.Instance,
        SuspicionWorkflow.Instance,
    ]);

    /// <summary>Those of which the packs' stories can tell.</summary>
    public static IReadOnlyList<StoryPart> Stories { get; } = [CustomerStory.Instance, WalletStory.Instance, PartyStory.Instance, TransferStory.Instance, CounterpartyStory.Instance, ExceptionStory.Instance, SuspicionStory.Instance];
}
