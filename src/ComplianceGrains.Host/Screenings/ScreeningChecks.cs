using System.Globalization;
using System.Text.Json;
using ComplianceGrains.Api.Screenings;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Screening;

namespace ComplianceGrains.Host.Screenings;

/// <summary>What a question about a name or an address must hold.</summary>
internal static class ScreeningChecks
{
    public static void Check(this ScreeningBody body, Checks checks)
    {
        if (body.Address is null)
            checks.Required("/name", body.Name, 500);
        else if (body.Name is not null)
            checks.Fail("/address", "name-or-address", "Send a name or an address, not both.");
        checks.Text("/address", body.Address, 200);
        checks.Text("/chain", body.Chain, 32);
        checks.OneOf("/kind", body.Kind ?? "any", ["natural-person", "legal-entity", "vessel", "any"]);
        if (body.DateOfBirth is not null && PartialDate.Parse(body.DateOfBirth) is null)
            checks.Fail("/dateOfBirth", "malformed", "Use yyyy, yyyy-MM or yyyy-MM-dd.");
        if (body.Gender is not null)
            checks.OneOf("/gender", body.Gender, ["male", "female"]);
        checks.Countries("/nationalities", body.Nationalities, 10);
        checks.Texts("/lists", body.Lists, 50, 64);
        if (body.Threshold is not null && ThresholdOf(body) is null)
            checks.Fail("/threshold", "out-of-range", "Use a number from 0 to 1.");
    }

    /// <summary>The threshold, sent as a number or as a decimal string.</summary>
    public static decimal? ThresholdOf(ScreeningBody body) => body.Threshold switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var value) && value is >= 0 and <= 1 => value,
        { ValueKind: JsonValueKind.String } text when decimal.TryParse(text.GetRawText().Trim('"'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1 => value,
        _ => null,
    };
}
