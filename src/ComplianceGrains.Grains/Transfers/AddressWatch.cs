using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Workflows.Transfers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ComplianceGrains.Grains.Transfers;

/// <summary>
/// Looks at the addresses that transfers of all customers have in common, and tells each customer's actor what its rules would find in them. The
/// actor decides; who was not told, because it could not be reached or a silo went away, is told in the next round.
/// </summary>
public sealed partial class AddressWatch(
    IGrainFactory grains, Register<CustomerTransfers> transfers, AddressUses uses, RuleBook rules, DeliveryStart delivery, IClock clock, ILogger<AddressWatch> logger) : BackgroundService
{
    /// <summary>People are told; nothing waits for it.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    /// <summary>Who was told, or could not be, and may have to be told again.</summary>
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await delivery.Begun.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Rounds.RepeatAsync(RoundAsync, Pace, TimeProvider.System, LogFailure, stoppingToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <summary>Looks once; one after the other.</summary>
    internal async Task RoundAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await LookAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var all = (await transfers.AllAsync(cancellation)).Where(one => !one.State.IsErased).ToDictionary(one => one.Key, StringComparer.Ordinal);
        foreach (var (customer, about) in await uses.ReadAsync(all.Values, _open, cancellation))
            if (all.TryGetValue(customer, out var one) && await TellAsync(one, about, cancellation))
                _open.Add(customer);
            else
                _open.Remove(customer);
    }

    /// <summary>Whether it may have to be told again.</summary>
    private async Task<bool> TellAsync(Registered<CustomerTransfers> customer, IReadOnlyList<AddressUse> about, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (!AddressCheck.FindsAnything(customer.State, about, rules.Library.Rules(customer.State.Bound, now), now))
            return false;
        try
        {
            await grains.GetGrain<ITransfersGrain>(customer.Key).ExecuteAsync(
                new HearAddresses(about), new Envelope($"addresses/{customer.Sequence}/{now.ToUnixTimeMilliseconds()}", [], Principal.System), cancellation);
        }
#pragma warning disable CA1031 // where one cannot be told the others are
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailure(failure);
        }

        return true;
    }

    [LoggerMessage(LogLevel.Warning, "What addresses transfers have in common could not be looked at or told; the next round tries again.")]
    private partial void LogFailure(Exception failure);
}
