using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Transfers;
using Orleans;

namespace ComplianceGrains.Grains.Exchanges;

/// <summary>
/// Runs one errand after the other. What it remembers only spares a provider the same message twice while an answer is being recorded: who
/// forgets sends it again, under the same identifier.
/// </summary>
[GrainType("exchange-courier")]
internal sealed class ExchangeCourierGrain(ExchangeMessages messages, ITravelRuleChannel channel) : Grain, IExchangeCourierGrain
{
    private (string Request, string Told, int Tries)? _done;

    public async Task SendAsync(ExchangeErrand errand)
    {
        var one = (errand.Request, errand.Told, errand.Tries);
        if (_done == one)
            return;
        var (where, body) = await messages.OfAsync(errand, CancellationToken.None);
        var answer = where is null || body is null
            ? new PeerAnswer(Workflows.Exchanges.PeerAnswers.Blocked, null, null, null, null)
            : await channel.TellAsync(where, errand.Request, body);
        await GrainFactory.GetGrain<ITransfersGrain>(errand.Customer).ExecuteAsync(
            new RecordDelivery(errand.Transfer, errand.Request, errand.Told, errand.Tries, answer),
            new Envelope($"exchange/{errand.Request}/{errand.Told}/{errand.Tries}", [], Principal.System));
        _done = one;
    }
}
