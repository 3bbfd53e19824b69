using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Currency;
using ComplianceGrains.Grains.Customers;
using ComplianceGrains.Grains.Exchanges;
using ComplianceGrains.Grains.Exports;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Grains.Integrity;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Liveness;
using ComplianceGrains.Grains.Losses;
using ComplianceGrains.Grains.Packs;
using ComplianceGrains.Grains.Parties;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Rescreenings;
using ComplianceGrains.Grains.Restores;
using ComplianceGrains.Grains.Retention;
using ComplianceGrains.Grains.Suspicions;
using ComplianceGrains.Grains.Timestamps;
using ComplianceGrains.Grains.Transfers;
using ComplianceGrains.Grains.Wallets;
using ComplianceGrains.Grains.Witnesses;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Wallets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization;

namespace ComplianceGrains.Grains.Hosting;

/// <summary>What actors of any kind need; the stores, the rules and the subjects' own parts come from elsewhere.</summary>
public static class ActorRegistrations
{
    /// <summary>Registers it.</summary>
    /// <param name="services">Of the silo.</param>
    /// <param name="modules">The kinds of actors there are.</param>
    public static IServiceCollection AddActors(this IServiceCollection services, ModuleSet modules)
    {
        // What no store and no firm says: everything is kept, nobody stamps, and no currency is another.
        services.TryAddSingleton<IErasures>(new NoErasures());
        services.TryAddSingleton<ITimestamps>(new NoTimestamps());
        services.TryAddSingleton(TimestampTerms.None);
        services.TryAddSingleton<ICosignatures>(new NoCosignatures());
        services.TryAddSingleton(WitnessTerms.None);
        services.TryAddSingleton(RetentionPolicy.Keep);
        services.TryAddSingleton(LogFolding.Default);
        services.TryAddSingleton(LogLabels.First);
        services.TryAddSingleton(RateTable.Empty);
        services.TryAddSingleton(AssetTable.Usual);
        services.TryAddSingleton(ChallengeSettings.None);
        services.TryAddSingleton(TransferTerms.Usual);
        services.TryAddSingleton<ITravelRuleChannel>(new NoTravelRuleChannel());
        services.TryAddSingleton(ExchangeFirm.None);
        services.TryAddSingleton(LivenessTerms.Usual);
        services.TryAddSingleton(provider => KeyTerms.Of(provider.GetRequiredService<StoreLayout>()));
        return services.AddParts(modules);
    }

    private static IServiceCollection AddParts(this IServiceCollection services, ModuleSet modules) => services
        .AddSingleton(modules).AddSingleton(new KindRegistry(modules)).AddSingleton<KeyRing>().AddSingleton<KeyedHashes>()
        .AddSingleton<ReceiptSigner>().AddSingleton<HeadSigning>().AddSingleton<LostEntries>().AddSingleton<DecisionWriter>().AddSingleton<SealedValues>().AddSingleton<LoggedKinds>().AddSingleton<DecisionReader>().AddSingleton<Profiles>().AddSingleton<PartyProfiles>().AddSingleton<CounterpartyProfiles>().AddSingleton<HistoryPages>().AddSingleton<CustomerPasts>().AddSingleton<TransferPasts>().AddSingleton<WalletPasts>().AddSingleton<OurSide>().AddSingleton<ExchangeTokens>().AddSingleton<ExchangeMessages>().AddSingleton<KnownRules>().AddSingleton<MigrationRun>().AddSingleton<Snapshots>()
        .AddSingleton<WorkSignals>().AddSingleton<ActorServices>().AddSingleton<Placements>().AddSingleton<LogTrees>().AddSingleton<AnchoredHeads>().AddSingleton<Cosigning>().AddSingleton<Timestamping>().AddSingleton<Packager>()
        .AddSingleton<DestroyedKeys>().AddSingleton<LostEnds>().AddSingleton<PackageKeys>().AddSingleton<Destruction>().AddSingleton<Obstacles>().AddSingleton<HiddenOrders>().AddRegister<SuspicionCase>(SuspicionWorkflow.Instance)
        // What a store or a check throws on one silo is caught as the same on another.
        .Configure<ExceptionSerializationOptions>(exceptions => exceptions.SupportedNamespacePrefixes.Add(nameof(ComplianceGrains)))
        .AddSingleton<Sightings>().AddSingleton<PackCurrency>().AddSingleton<ListCurrency>().AddSingleton<SubjectIndexes>().AddSingleton<IncidentDesk>().AddSingleton<OutsideCopy>().AddSingleton<LedgerStart>();

    /// <summary>Registers what keeps things moving, and what tells of faults in what is stored; who looks for them needs a store that can be seen at one moment.</summary>
    public static IServiceCollection AddPumps(this IServiceCollection services) => services
        .AddSingleton<Inspection>().AddSingleton<FaultDesk>().AddSingleton<IntegrityStatus>().AddSingleton(IntegrityPace.Default)
        .AddSingleton<LivenessStatus>().AddSingleton<DeliveryStart>().AddHostedService<Pump>().AddHostedService<LivenessWatch>()
        .AddSingleton<RescreeningStatus>().AddHostedService<RescreeningWatch>();
}
