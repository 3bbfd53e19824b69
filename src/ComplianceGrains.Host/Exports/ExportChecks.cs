using ComplianceGrains.Api.Exports;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Host.Http;
using NodaTime;

namespace ComplianceGrains.Host.Exports;

/// <summary>What a request for an export must hold.</summary>
internal static class ExportChecks
{
    private const int MostHeldSizes = 100, MostKinds = 100, MostActors = 100, MostJurisdictions = 50;

    public static void Check(this ExportRequestBody body, Checks checks)
    {
        checks.Required("/jurisdiction", body.Jurisdiction, 16);
        checks.Required("/recipient", body.Recipient, 500);
        checks.Required("/purpose", body.Purpose, 2000);
        checks.Required("/legalBasis", body.LegalBasis, 2000);
        Period(checks, "/from", body.From);
        Period(checks, "/to", body.To);
        if (body.Kinds is null || body.Kinds.Count == 0)
            checks.Fail("/kinds", "required", "Send the kinds of decisions that are to be opened, or [\"*\"].");
        checks.Texts("/kinds", body.Kinds, MostKinds, 64);
        if (body.Actors?.Count == 0)
            checks.Fail("/actors", "required", "Send whose decisions are to be opened, or leave the field out.");
        checks.Texts("/actors", body.Actors, MostActors, 130);
        checks.Texts("/furtherJurisdictions", body.FurtherJurisdictions, MostJurisdictions, 16);
        checks.OneOf("/recipientKind", body.RecipientKind ?? RecipientKinds.Supervisor, RecipientKinds.All);
        if (body.Inquiry is not null)
            checks.Identifier("/inquiry", body.Inquiry);
        if (body.HeldSizes?.Count > MostHeldSizes)
            checks.Fail("/heldSizes", "too-many", $"Send at most {MostHeldSizes}.");
        else if (body.HeldSizes?.Any(size => size < 1) == true)
            checks.Fail("/heldSizes", "not-a-size", "The size is line 2 of a checkpoint: a whole number from 1 on.");
    }

    private static void Period(Checks checks, string pointer, Instant? instant)
    {
        if (instant is not { } at)
            checks.Fail(pointer, "required", "This field is required.");
        else if (at < Instant.FromUtc(1970, 1, 1, 0, 0) || at > Instant.FromUtc(9999, 1, 1, 0, 0))
            checks.Fail(pointer, "implausible", "Give a time between 1970 and 9999.");
    }
}
