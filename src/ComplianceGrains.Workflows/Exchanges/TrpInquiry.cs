using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ComplianceGrains.Contracts.Transfers;

namespace ComplianceGrains.Workflows.Exchanges;

/// <summary>What TRP 3.2.1 sends before a transfer: what is to come, who is on both sides, and where the answer goes.</summary>
/// <param name="Asset">As TRP names it.</param>
/// <param name="Amount">In the asset's main unit.</param>
/// <param name="Callback">Where the answer goes.</param>
/// <param name="Sides">Who is on both sides.</param>
public sealed record TrpInquiry(TrpAsset Asset, decimal Amount, string Callback, Ivms Sides)
{
    /// <summary>Headers of every message, and what they say.</summary>
    public const string Version = "3.2.1";

    /// <summary>As it is sent.</summary>
    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("asset");
            if (Asset.Dti is { } dti)
                json.WriteString("dti", dti);
            else
                json.WriteNumber("slip0044", Asset.Slip0044!.Value);
            json.WriteEndObject();
            json.WritePropertyName("amount");
            // Exactly as many digits as it has: a double would change it.
            json.WriteRawValue(Amount.ToString(CultureInfo.InvariantCulture));
            json.WriteString("callback", Callback);
            json.WritePropertyName("IVMS101");
            Sides.Write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads what came in; or what of it is missing or cannot be read.</summary>
    public static (TrpInquiry? Inquiry, string? Objection) Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return (null, "The body is no JSON.");
        }
    }

    private static (TrpInquiry? Inquiry, string? Objection) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return (null, "The body is no object.");
        if (!root.TryGetProperty("asset", out var asset) || asset.ValueKind != JsonValueKind.Object)
            return (null, "'asset' is missing.");
        var named = new TrpAsset(
            asset.TryGetProperty("slip0044", out var coin) && coin.ValueKind == JsonValueKind.Number && coin.TryGetInt64(out var number) ? number : null,
            asset.TryGetProperty("dti", out var dti) && dti.ValueKind == JsonValueKind.String ? dti.GetString() : null);
        if (named is { Slip0044: null, Dti: null })
            return (null, "'asset' names neither 'slip0044' nor 'dti'.");
        // The token itself, never by way of a double; peers write exponents.
        if (!root.TryGetProperty("amount", out var amount) || amount.ValueKind is not (JsonValueKind.Number or JsonValueKind.String)
            || !decimal.TryParse(amount.ValueKind == JsonValueKind.String ? amount.GetString() : amount.GetRawText(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var much)
            || much <= 0)
            return (null, "'amount' is no amount above zero.");
        if (!root.TryGetProperty("callback", out var callback) || callback.ValueKind != JsonValueKind.String || callback.GetString() is not { Length: > 0 and <= 2000 } url)
            return (null, "'callback' is missing.");
        if (!root.TryGetProperty("IVMS101", out var sides) || sides.ValueKind != JsonValueKind.Object)
            return (null, "'IVMS101' is missing.");
        return (new TrpInquiry(named, much / 1.000000000000000000000000000m, url, Ivms.Read(sides)), null);
    }
}
