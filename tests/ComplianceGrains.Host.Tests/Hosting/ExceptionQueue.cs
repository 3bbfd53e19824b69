using System.Text.Json.Nodes;

namespace ComplianceGrains.Host.Tests.Hosting;

/// <summary>Finds exceptions the way an analyst does: in the queue.</summary>
public static class ExceptionQueue
{
    /// <summary>The open exception of a customer, once it is there.</summary>
    public static async Task<JsonNode> OfAsync(RunningHost host, string customer)
    {
        var analyst = host.As("analyst");
        JsonNode? found = null;
        await Eventually.TrueAsync(async () =>
        {
            var queue = await analyst.GetAsync("/v1/exceptions?limit=200");
            found = queue.Json["items"]!.AsArray().FirstOrDefault(item => (string)item!["subject"]!["id"]! == customer);
            return found is not null;
        });
        return found!;
    }
}
