using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Currency;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Restores;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Demo;
using ComplianceGrains.Host.Health;
using ComplianceGrains.Host.Ledgers;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.Screening.Lists.Importing;
using ComplianceGrains.Workflows.Schemas;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NodaTime;

namespace ComplianceGrains.Host.Hosting;

/// <summary>
/// Makes the host ready: lists are loaded, and every schema, pack and key that decisions will cite is published and
/// sequenced in lifecycle before the first decision.
/// </summary>
internal sealed class Startup(
    IGrainFactory grains, KindRegistry kinds, LedgerStart ledgers, IncidentDesk incidents, LostEnds ends, RuleBook rules, PackCurrency packs, ListLibrary lists, DeliveryStart delivery, TrustFiles trust, NextSigningKey next, SandboxPrincipals principals, Readiness readiness, DemoShow demo, HostArguments arguments, StartProgress progress, IServer server, IClock clock, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (KindLock.Faults([.. kinds.All], kinds.Modules.Select(module => module.GetType().Assembly)) is { Count: > 0 } faults)
                throw new InvalidOperationException(string.Join(' ', faults));
            await ListeningAsync(stoppingToken);
            WaitFor("comparison of the logs with their copy outside", "Comparing the logs with their copy outside");
            await ledgers.RunAsync(stoppingToken);
            WaitFor("lists", "Loading the lists");
            await packs.EnsureAsync(clock.GetCurrentInstant(), stoppingToken);
            foreach (var id in ListImport.KnownLists.Union(rules.Lists(clock.GetCurrentInstant())))
                if (await grains.GetGrain<IListGrain>(id).ViewAsync(stoppingToken) is { } list)
                    await lists.LoadAsync(id, list.Digest, list.Files, list.ConfirmedAt, stoppingToken);
            delivery.Begin();
            WaitFor("publication of schemas, packs and keys", $"Publishing schemas, packs and keys of {rules.Library.Jurisdictions.Count} jurisdictions, as far as they are new");
            await Task.WhenAll(rules.Library.Jurisdictions.Select(jurisdiction => grains.GetGrain<IPackGrain>(jurisdiction).PublishAsync(stoppingToken)));
            if ((await incidents.NotClosedAsync(stoppingToken)).Count == 0)
                await ends.DecideAsync(stoppingToken);
            await trust.WriteAsync(arguments.Data, rules.Library.Jurisdictions, stoppingToken);
            if (arguments.Demo)
            {
                WaitFor("the demo's list", "Loading the demo's invented list");
                await demo.PrepareAsync(stoppingToken);
            }

            readiness.Set(null);
            progress.Ready($"Ready on {Addresses}. Data folder: {arguments.Data}.{(principals.File is { } keys ? $" Sandbox keys, one or two a role: {keys}" : "")}");
            var noting = next.NoteAsync(rules.Library.Jurisdictions, stoppingToken);
            if (arguments.Demo)
                await demo.PlayAsync(stoppingToken);
            await noting;
        }
#pragma warning disable CA1031 // whatever keeps the host from becoming ready ends it, with the reason
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            progress.Fail(failure);
            lifetime.StopApplication();
        }
    }

    /// <summary>Where it really listens: port 0 has become a port.</summary>
    private string Addresses => string.Join(", ", server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [arguments.Urls]);

    /// <summary>Waits until somebody could be answered: a host whose address is taken must leave nothing behind.</summary>
    private async Task ListeningAsync(CancellationToken stopping)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stopping);
    }

    private void WaitFor(string what, string said)
    {
        readiness.Set(what);
        progress.Say(said);
    }
}
