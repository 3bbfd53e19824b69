using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Packs;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Demo;
using ComplianceGrains.Host.Health;
using ComplianceGrains.Host.Ledgers;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Host.Hosting;

/// <summary>
/// Makes the host ready: lists are loaded, and every schema, pack and key that decisions will cite is published and
/// sequenced in lifecycle before the first decision.
/// </summary>
internal sealed partial class Startup(
    IGrainFactory grains, KindRegistry kinds, RuleBook rules, ListLibrary lists, TrustFiles trust, SandboxPrincipals principals, Readiness readiness, DemoShow demo, HostArguments arguments, IClock clock, IHostApplicationLifetime lifetime, ILogger<Startup> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (KindLock.Faults([.. kinds.All]) is { Count: > 0 } faults)
                throw new InvalidOperationException(string.Join(' ', faults));
            readiness.Set("lists");
            foreach (var id in ListImport.KnownLists.Union(rules.Lists(clock.GetCurrentInstant())))
                if (await grains.GetGrain<IListGrain>(id).ViewAsync(stoppingToken) is { } list)
                    await lists.LoadAsync(id, list.Digest, list.Files, list.ConfirmedAt, stoppingToken);
            readiness.Set("publication of schemas, packs and keys");
            await Task.WhenAll(rules.Library.Jurisdictions.Select(jurisdiction => grains.GetGrain<IPackGrain>(jurisdiction).PublishAsync(stoppingToken)));
            trust.Write(arguments.Data, rules.Library.Jurisdictions);
            if (arguments.Demo)
            {
                readiness.Set("the demo's list");
                await demo.PrepareAsync(stoppingToken);
            }

            readiness.Set(null);
            LogReady(arguments.Urls, principals.File);
            if (arguments.Demo)
                await demo.PlayAsync(stoppingToken);
        }
#pragma warning disable CA1031 // whatever keeps the host from becoming ready ends it, with the reason
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(failure.Message);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(LogLevel.Information, "Ready on {Urls}. Sandbox keys, one a role: {Sandbox}. API: {Urls}/docs")]
    private partial void LogReady(string urls, string sandbox);

    [LoggerMessage(LogLevel.Critical, "The host does not start: {Reason}")]
    private partial void LogFailed(string reason);
}
