using System.Globalization;
using System.Text.Json;
using ComplianceGrains.Screening.Addresses;

namespace ComplianceGrains.Screening.Providers;

/// <summary>
/// A risk provider behind HTTP: <c>POST {base}assessments</c> with <c>{ "account": "CAIP-10 account id" }</c> →
/// <c>{ "score": "0.750", "categories": ["mixer"], "reference": "…" }</c>, score a decimal string or a number from 0 to 1.
/// In the body, not in the address: a customer's wallet has no business in the logs of whatever is in between.
/// </summary>
/// <remarks>
/// Fail closed: a time-out, any status but 200, or an answer that is not understood whole is unavailable, never a score.
/// Retries and circuit breaking belong to the <see cref="HttpClient"/> that the host configures.
/// </remarks>
/// <param name="http">With base address, credentials and resilience.</param>
/// <param name="id">Who answers, for the record.</param>
public sealed class HttpRiskProvider(HttpClient http, string id) : IWalletRiskProvider
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public async Task<WalletRisk> AssessAsync(WalletAddress address, CancellationToken cancellation = default)
    {
        var answer = await HttpAnswer.Post(http, "assessments", new { account = address.AccountId }, cancellation);
        return answer.Body is { } body ? Read(body) : WalletRisk.Unavailable(id, answer.Reason!);
    }

    private WalletRisk Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("score", out var member) || Score(member) is not { } score)
            return WalletRisk.Unavailable(id, "the answer has no score from 0 to 1");
        var categories = body.TryGetProperty("categories", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToList()
            : [];
        var reference = body.TryGetProperty("reference", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        return new WalletRisk(id, Math.Round(score, 3), categories, reference, null);
    }

    private static decimal? Score(JsonElement member)
    {
        var score = member.ValueKind switch
        {
            JsonValueKind.Number when member.TryGetDecimal(out var number) => number,
            JsonValueKind.String when decimal.TryParse(member.GetString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
            _ => (decimal?)null,
        };
        return score is >= 0 and <= 1 ? score : null;
    }
}
