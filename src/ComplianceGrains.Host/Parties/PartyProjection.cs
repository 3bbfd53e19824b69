using ComplianceGrains.Api.Parties;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Host.Parties;

/// <summary>Shows a related party to a role. A product service is never told how one stands: that would tell what people look at.</summary>
internal sealed class PartyProjection(ReceiptDesk receipts, DecisionAudience audience)
{
    /// <summary>The party with the decisions that came with it: those of a command, or the newest.</summary>
    public async Task<object> ShowAsync(PartyView view, Principal to)
    {
        var (staff, booking, actor) = (DecisionAudience.IsStaff(to), view.Jurisdictions[0], PartyIds.Of(view.CustomerId, view.Party.Id).ToString());
        var decisions = await receipts.BodiesAsync(actor, audience.Of(view.Decisions, to, booking), booking);
        return new PartyBody(
            view.CustomerId, view.Party.Id, view.Party.Kind, view.Party.Roles, Held(view.Party), staff ? view.Party.Standing : null,
            CustomerProjection.Pending(view.Pending.Where(step => staff || Steps.IsShownToServices(step)), to.Role, staff), staff ? view.Exceptions : [], view.Sequence, decisions);
    }

    /// <summary>A party in a list.</summary>
    public static PartyRowBody Row(PartyStanding party) => new(party.Id, party.Kind, party.Roles, Held(party), party.Standing);

    /// <summary>Who owns it.</summary>
    public static OwnershipBody Owners(OwnershipView found) => new(
        found.Sentence, found.Missing.Count == 0, found.Owners, found.Missing,
        [.. found.People.Select(person => new OwnerBody(person.Id, person.Status, person.Shares, person.Votes, person.Sentence, person.Paths))],
        [.. found.Sanctions.Select(each => new SanctionedOwnershipBody(each.Regime, each.Status, each.Sentence, each.Listed, each.Paths))]);

    private static IReadOnlyList<HeldBody> Held(PartyStanding party) => [.. party.Holds.Select(hold => new HeldBody(hold.In, Range(hold.Share), Range(hold.Votes), hold.Control))];

    private static RangeBody? Range(StatedShare? share) => share is null ? null : new(share.Min, share.Max);
}
