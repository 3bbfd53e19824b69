using System.Globalization;
using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>What the host says of <c>ofac-sdn</c>.</summary>
internal static class FetchedLists
{
    /// <summary>The list, once it is as wanted.</summary>
    public static async Task<JsonNode> OfAsync(RunningHost host, Func<JsonNode, bool> wanted)
    {
        var answer = await Eventually.GetAsync(() => host.As("auditor").GetAsync("/v1/lists"), lists => Find(lists) is { } list && wanted(list), TimeSpan.FromSeconds(90));
        return Find(answer)!;
    }

    public static DateTimeOffset At(JsonNode list, string member) => DateTimeOffset.Parse((string)list[member]!, CultureInfo.InvariantCulture);

    private static JsonNode? Find(Answer lists) => lists.Json["items"]!.AsArray().FirstOrDefault(list => (string)list!["list"]! == "ofac-sdn");
}
