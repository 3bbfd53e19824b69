using System.Globalization;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exchanges;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Transfers.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>What follows from what a provider on the other side says, in whatever order it says it, however often, and from its silence.</summary>
internal static class ExchangeSteps
{
    /// <summary>What came of telling it something. What was overtaken by another answer meanwhile changes nothing.</summary>
    public static Verdict Delivered(CustomerTransfers transfers, RecordDelivery delivery, TransfersFacts facts)
    {
        if (transfers.All.GetValueOrDefault(delivery.Id) is not { Exchange: { } exchange } transfer || exchange.Request != delivery.Request || exchange.Tell != delivery.Told || exchange.Tries != delivery.Tries)
            return Verdict.None;
        var run = new TransfersRun(transfers, facts);
        var answer = delivery.Answer;
        if (delivery.Told == ToldToPeer.Inquiry && answer.Kind is PeerAnswers.Approved or PeerAnswers.Rejected)
            Resolve(run, transfer, answer, facts);
        else
            Move(run, transfer, exchange, answer.Kind, facts.Now);
        return Look(run, delivery.Id);
    }

    /// <summary>It says something by itself. The same again changes nothing; anything else that is not waited for it is told nothing about.</summary>
    public static Verdict Heard(CustomerTransfers transfers, HearPeer heard, TransfersFacts facts)
    {
        if (transfers.All.GetValueOrDefault(heard.Id) is not { Exchange: { } exchange } transfer || exchange.Request != heard.Request)
            return NotThere;
        if (heard.Answer.Digest is { } digest && digest == exchange.Digest)
            return Verdict.None;
        var run = new TransfersRun(transfers, facts);
        switch (heard.Answer.Kind)
        {
            case PeerAnswers.Approved or PeerAnswers.Rejected when exchange.AwaitsResolution && !transfer.IsOver:
                Resolve(run, transfer, heard.Answer, facts);
                break;
            case PeerAnswers.Confirmed when AwaitsConfirmation(exchange):
                Record(run, transfer, heard.Answer, TravelRuleStatus.Completed, "It says that it has sent.");
                break;
            case PeerAnswers.Cancelled when AwaitsConfirmation(exchange):
                Record(run, transfer, heard.Answer, TravelRuleStatus.Cancelled, "It says that it will not send.");
                if (!transfer.IsOver)
                {
                    run.WithdrawAll(transfer);
                    run.Record(new TransferCancelled(transfer.Id, null), "cancelled", null, Cited.Because(ReasonCodes.TransferCancelled, "Whoever was to send it does not."));
                }

                break;
            default:
                return NotThere;
        }

        return Look(run, heard.Id);
    }

    /// <summary>The time to tell it something, or to wait no longer. Who tells it is the edge: until it has answered, the time stays due.</summary>
    public static Verdict Due(CustomerTransfers transfers, string id, TransfersFacts facts)
    {
        if (transfers.All.GetValueOrDefault(id) is not { Exchange: { } exchange } || !(exchange.Wake <= facts.Now))
            return Verdict.None;
        if (exchange.Next is not null && (exchange.Tries == 0 || exchange.Due > facts.Now))
            return Verdict.Later;
        var run = new TransfersRun(transfers, facts);
        var status = exchange.AwaitsResolution ? TravelRuleStatus.Expired : exchange.Status;
        run.Record(
            new ExchangeMoved(id, exchange.Tell ?? ToldToPeer.Inquiry, PeerAnswers.Silent, status, null, null), status, null,
            Cited.Because(ReasonCodes.TravelRuleExchange, $"The provider on the other side was waited for until {exchange.Due}."));
        return Look(run, id);
    }

    /// <summary>By which both sides know an exchange: a UUID that only the firm can make, the same from the same history.</summary>
    public static string Identifier(ExceptionIds ids, string transfer, long decided)
    {
        var hash = Convert.FromHexString(ids.Key.Of(string.Create(CultureInfo.InvariantCulture, $"{ids.Subject}\nexchange\n{transfer}\n{decided}")));
        // RFC 9562, 5.8: version 8 says that the bits come from elsewhere.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }

    private static Verdict NotThere { get; } = Verdict.Refuse(Refusal.NotFound("There is no such exchange."));

    private static bool AwaitsConfirmation(Exchange exchange) => exchange is { IsTheirs: true } && (exchange.Status == TravelRuleStatus.Accepted || exchange.Tell == ToldToPeer.Approval);

    private static void Resolve(TransfersRun run, Transfer transfer, PeerAnswer answer, TransfersFacts facts)
    {
        var (status, text) = answer.Kind == PeerAnswers.Rejected ? (TravelRuleStatus.Rejected, "It does not take the data.")
            : IsTheTransfers(answer.Address, facts.Each.GetValueOrDefault(transfer.Id)) ? (TravelRuleStatus.Accepted, "It takes the data, and wants to be paid at the transfer's address.")
            : (TravelRuleStatus.Mismatch, "It takes the data, but wants to be paid at another address than the transfer's.");
        Record(run, transfer, answer, status, text);
    }

    private static void Record(TransfersRun run, Transfer transfer, PeerAnswer answer, string status, string text) => run.Record(
        new ExchangeAnswered(transfer.Id, answer.Kind, status, answer.Digest, answer.Address, answer.Callback, answer.Text), status, null, Cited.Because(ReasonCodes.TravelRuleExchange, text));

    /// <summary>Written in whichever way, the address that the transfer goes to.</summary>
    private static bool IsTheTransfers(string? address, TransferFacts? about) => about is { ChainId: { } chain, Address: { } ours } && address is not null
        && (AccountReader.Read($"{chain}:{address}").Address ?? AccountReader.Read(address) switch { { ChainId: { } stated, Address: { } read } when stated == chain => read, _ => null })?.Text == ours;

    private static void Move(TransfersRun run, Transfer transfer, Exchange exchange, string answer, Instant now)
    {
        var (status, next, due) = exchange.Tell == ToldToPeer.Inquiry ? OfInquiry(exchange, answer, now) : OfOther(exchange, answer, now);
        run.Record(
            new ExchangeMoved(transfer.Id, exchange.Tell!, answer, status, next, due), status, null,
            Cited.Because(ReasonCodes.TravelRuleExchange, $"Told: {exchange.Tell}. Answered: {answer}.{(next is null ? "" : $" It is told again at {next}.")}"));
    }

    private static (string Status, Instant? Next, Instant? Due) OfInquiry(Exchange exchange, string answer, Instant now) => answer switch
    {
        PeerAnswers.Acknowledged => (TravelRuleStatus.AwaitingCounterparty, null, exchange.Due),
        PeerAnswers.Taken => (TravelRuleStatus.Sent, null, exchange.Due),
        PeerAnswers.Unknown => (TravelRuleStatus.UnknownCounterparty, null, null),
        PeerAnswers.Malformed => (TravelRuleStatus.Sent, exchange.After(now), exchange.Due),
        // What is not called will not be called later either.
        PeerAnswers.Blocked => (TravelRuleStatus.UnknownCounterparty, null, null),
        _ => (TravelRuleStatus.Unreachable, exchange.After(now), exchange.Due),
    };

    private static (string Status, Instant? Next, Instant? Due) OfOther(Exchange exchange, string answer, Instant now) => answer switch
    {
        PeerAnswers.Taken or PeerAnswers.Acknowledged or PeerAnswers.Malformed => (exchange.Tell switch
        {
            ToldToPeer.Confirmation => TravelRuleStatus.Completed,
            ToldToPeer.Cancellation => TravelRuleStatus.Cancelled,
            ToldToPeer.Approval => TravelRuleStatus.Accepted,
            _ => TravelRuleStatus.Rejected,
        }, null, null),
        // It knows of it from before, or will never.
        PeerAnswers.Unknown or PeerAnswers.Blocked => (exchange.Status, null, null),
        _ => exchange.After(now) is { } next ? (exchange.Status, next, exchange.Due) : (exchange.Status, null, null),
    };

    private static Verdict Look(TransfersRun run, string id)
    {
        run.AssessIfOpen(id);
        return run.ToVerdict(200);
    }
}
