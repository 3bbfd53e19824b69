using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Suspicions.Events;

namespace ComplianceGrains.Grains.Suspicions;

/// <summary>
/// What orders under suspicions keep, read from their histories and from nothing that anybody else sees. Whoever destroys asks it, and whoever
/// approves a destruction; neither says that it was asked.
/// </summary>
public sealed class HiddenOrders(Register<SuspicionCase> suspicions, DecisionReader reader, IErasures erasures)
{
    private const string Exceptions = "exception/", Customers = "customer/";

    /// <summary>As the histories are now. All of them are looked through once, however many records are asked about.</summary>
    public async Task<KeptBySuspicions> NowAsync(CancellationToken cancellation)
    {
        var (all, unread) = await suspicions.WithUnreadAsync(cancellation);
        var begun = new List<SuspicionRaised>();
        foreach (var key in unread)
            if (await BeginningAsync(key, cancellation) is { } raised)
                begun.Add(raised);
        return KeptBySuspicions.Of(all.Select(one => one.State), begun);
    }

    /// <summary>
    /// The same after every suspicion that concerns some of these has done what it was doing: an order that was being recorded while their
    /// destruction began is there now, and one that comes later sees that it has begun.
    /// </summary>
    /// <param name="identities">Those whose destruction has begun, and whoever is under keys with them.</param>
    /// <param name="run">The run that destroys them.</param>
    /// <param name="actors">Who is asked.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<KeptBySuspicions> AfterAllAsync(IReadOnlySet<string> identities, string run, IGrainFactory actors, CancellationToken cancellation)
    {
        var (all, unread) = await suspicions.WithUnreadAsync(cancellation);
        // Who cannot be read says so when it is asked, in an incident like that of any other actor.
        foreach (var key in all.Where(one => identities.Contains(Customers + one.State.CustomerId) || one.State.About.Any(identities.Contains)).Select(one => one.Key).Concat(unread))
            await actors.GetGrain<IActor>(GrainId.Create("suspicion", key)).LetGoAsync(run, cancellation);
        return await NowAsync(cancellation);
    }

    /// <summary>Whether an order keeps the records of a customer: one about them, or one about an exception of theirs.</summary>
    public async Task<bool> KeepsAsync(string customer, IGrainFactory actors, CancellationToken cancellation)
    {
        var kept = await NowAsync(cancellation);
        if (kept.KeepsAny([customer]))
            return true;
        foreach (var exception in kept.Starting(Exceptions))
            if (await PersonOfAsync(exception, actors, cancellation) == customer)
                return true;
        return false;
    }

    /// <summary>Full identities of those whom an order would keep and whose destruction has begun, or is done.</summary>
    internal async Task<IReadOnlyList<string>> TooLateForAsync(SuspicionCase suspicion, IGrainFactory actors, CancellationToken cancellation)
    {
        var late = new List<string>();
        if (await IsGoingAsync(Customers + suspicion.CustomerId, actors, cancellation))
            late.AddRange([Customers + suspicion.CustomerId, .. suspicion.About.Where(about => !about.StartsWith(Exceptions, StringComparison.Ordinal))]);
        foreach (var exception in suspicion.About.Where(about => about.StartsWith(Exceptions, StringComparison.Ordinal)))
            if (await PersonOfAsync(exception, actors, cancellation) is { Length: > 0 } person ? await IsGoingAsync(person, actors, cancellation) : await erasures.NamesAsync(exception, 1, Compartments.Decision, cancellation))
                late.Add(exception);
        return late;
    }

    private async Task<bool> IsGoingAsync(string customer, IGrainFactory actors, CancellationToken cancellation) =>
        await SeenAsync(() => actors.GetGrain<ICustomerGrain>(customer[Customers.Length..]).ViewAsync(cancellation)) is { IsBeingDestroyed: true }
        || await erasures.NamesAsync(customer, 1, Compartments.Decision, cancellation);

    private static async Task<string> PersonOfAsync(string exception, IGrainFactory actors, CancellationToken cancellation) =>
        (await SeenAsync(() => actors.GetGrain<IExceptionGrain>(exception[Exceptions.Length..]).ViewAsync(cancellation)))?.Person ?? "";

    /// <summary>That something else cannot be read is no reason to refuse an order.</summary>
    private static async Task<T?> SeenAsync<T>(Func<Task<T?>> view)
        where T : class
    {
        try
        {
            return await view();
        }
        catch (ActorDamagedException)
        {
            return null;
        }
    }

    private async Task<SuspicionRaised?> BeginningAsync(string key, CancellationToken cancellation)
    {
        try
        {
            return (await reader.FindAsync($"suspicion/{key}", 1, cancellation))?.Happened as SuspicionRaised;
        }
        catch (DamagedValueException)
        {
            // Whom it is about nobody knows: it keeps nobody, and the incident says that something cannot be read.
            return null;
        }
    }
}
