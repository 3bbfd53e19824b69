using System.Text.Json;
using ComplianceGrains.Api.Customers;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Ownership;

namespace ComplianceGrains.Host.Customers;

/// <summary>What is said to be held, from the shape of HTTP to that of the commands.</summary>
internal static class Holdings
{
    private const int Most = 100;

    private const int LongestShare = 40;

    /// <summary>What is wrong with them.</summary>
    public static void Check(Checks checks, string pointer, IReadOnlyList<HoldingBody>? holds)
    {
        if (holds?.Count > Most)
            checks.Fail(pointer, "too-many", $"Send at most {Most}.");
        foreach (var (place, hold) in (holds ?? []).Take(Most).Index())
        {
            var at = $"{pointer}/{place}";
            if (hold is null)
            {
                checks.Fail(at, "required", "This field is required.");
                continue;
            }

            Check(checks, at, hold);
        }
    }

    /// <summary>What one must hold, for the document.</summary>
    public static void Check(HoldingBody hold, Checks checks) => Check(checks, "", hold);

    /// <summary>Checks one share as a text.</summary>
    public static void Check(Checks checks, string pointer, string? share)
    {
        if (share is { Length: > LongestShare })
            checks.Fail(pointer, "too-long", $"Use at most {LongestShare} characters.");
        else if (share is not null && ShareText.Read(share, out var problem) is null)
            checks.Fail(pointer, "not-a-share", problem!);
    }

    /// <summary>As commands take them; what is checked is read.</summary>
    public static IReadOnlyList<StatedHolding> Of(IReadOnlyList<HoldingBody>? holds) =>
        [.. (holds ?? []).Select(hold => new StatedHolding(hold.In!, Share(hold.Share), Share(hold.Votes), hold.Control))];

    private static void Check(Checks checks, string at, HoldingBody hold)
    {
        checks.Identifier($"{at}/in", hold.In);
        if (hold.Control is not null)
            checks.Word($"{at}/control", hold.Control);
        Check(checks, $"{at}/share", hold.Share);
        Check(checks, $"{at}/votes", hold.Votes);
    }

    private static void Check(Checks checks, string pointer, JsonElement? share)
    {
        if (IsNothing(share))
            return;
        if (Share(share) is not { } stated)
        {
            checks.Fail(pointer, "not-a-share", """A share is a text such as "12.5" or "1/3", or an object of two: { "min", "max" }.""");
            return;
        }

        Check(checks, share!.Value.ValueKind == JsonValueKind.Object ? $"{pointer}/min" : pointer, stated.Min);
        if (stated.Max != stated.Min)
            Check(checks, $"{pointer}/max", stated.Max);
    }

    private static StatedShare? Share(JsonElement? share)
    {
        try
        {
            return share switch
            {
                { ValueKind: JsonValueKind.String } text => new StatedShare(text.GetString()!, text.GetString()!),
                { ValueKind: JsonValueKind.Object } range when range.EnumerateObject().Count() == 2 && Text(range, "min") is { } least && Text(range, "max") is { } most => new StatedShare(least, most),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // A text with half a surrogate pair is no text.
            return null;
        }
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static bool IsNothing(JsonElement? share) => share is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined };
}
