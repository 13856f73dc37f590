/** The files of a Tomcat in a cluster with static members on loopback. */

export interface TomcatNode {
  readonly name: string;
  readonly http: number;
  /** Where the other members reach it. */
  readonly replication: number;
}

const tribes = 'org.apache.catalina.tribes';

/** Sixteen octets that tell a member from the others; the documentation asks for them with static members. */
function uniqueId(index: number): string {
  return `{${[...Array.from({ length: 15 }, () => 0), index + 1].join(',')}}`;
}

/**
 * `channelSendOptions`: 8, Tomcat's own, hands each message to one of ten threads, and the receiver may work on a session's first change
 * before it has heard of the session; the change is dropped, and that server never knows who logged in (measured: 23 of 120 logins on an idle
 * machine; the documentation of the attribute warns of the order). 14 is just as asynchronous, but acknowledged (8 + 4 + 2), and one
 * thread sends: copies arrive late and in order, which is what the simulation is of.
 */
export function serverXml(node: TomcatNode, all: readonly TomcatNode[], manager: 'DeltaManager' | 'BackupManager'): string {
  const self = all.indexOf(node);
  const others = all.flatMap((other, index) =>
    other === node
      ? []
      : [`<Member className="${tribes}.membership.StaticMember" host="127.0.0.1" port="${other.replication}" uniqueId="${uniqueId(index)}"/>`],
  );
  const notify = manager === 'DeltaManager' ? ' notifyListenersOnReplication="true"' : ' mapSendOptions="6"';
  return `<?xml version="1.0" encoding="UTF-8"?>
<Server port="-1">
  <Service name="Catalina">
    <Connector address="127.0.0.1" port="${node.http}" protocol="HTTP/1.1"/>
    <Engine name="Catalina" defaultHost="localhost">
      <Host name="localhost" appBase="webapps" autoDeploy="false">
        <Cluster className="org.apache.catalina.ha.tcp.SimpleTcpCluster" channelSendOptions="14">
          <Manager className="org.apache.catalina.ha.session.${manager}"${notify}/>
          <Channel className="${tribes}.group.GroupChannel">
            <Membership className="${tribes}.membership.StaticMembershipService" expirationTime="2000" connectTimeout="500" rpcTimeout="2000">
              <LocalMember className="${tribes}.membership.StaticMember" host="127.0.0.1" port="${node.replication}" uniqueId="${uniqueId(self)}"/>
              ${others.join('\n              ')}
            </Membership>
            <Receiver className="${tribes}.transport.nio.NioReceiver" address="127.0.0.1" port="${node.replication}" autoBind="0"/>
            <Sender className="${tribes}.transport.ReplicationTransmitter">
              <Transport className="${tribes}.transport.nio.PooledParallelSender"/>
            </Sender>
            <Interceptor className="${tribes}.group.interceptors.TcpFailureDetector"/>
            <Interceptor className="${tribes}.group.interceptors.MessageDispatchInterceptor" maxThreads="1" maxSpareThreads="1"/>
          </Channel>
          <Valve className="org.apache.catalina.ha.tcp.ReplicationValve" filter=""/>
          <ClusterListener className="org.apache.catalina.ha.session.ClusterSessionListener"/>
        </Cluster>
        <Context path="" docBase="ROOT">
          <Resources cachingAllowed="false"/>
          <Parameter name="node" value="${node.name}"/>
        </Context>
      </Host>
    </Engine>
  </Service>
</Server>
`;
}

const head = `<%@ page session="false" contentType="text/html; charset=utf-8" %><%
  response.setHeader("X-Served-By", application.getInitParameter("node"));
  response.setHeader("Cache-Control", "no-store");
  jakarta.servlet.http.HttpSession known = request.getSession(false);
  boolean isIn = known != null && known.getAttribute("user") != null;
%>`;

/**
 * What this server knows of the other members and of the session whose id is in the query: a cookie would count as using it.
 * There is no interface for it: the page goes where Tomcat's own classes can.
 */
const state = `<%@ page session="false" contentType="application/json" import="org.apache.catalina.ha.CatalinaCluster, org.apache.catalina.ha.ClusterManager, org.apache.catalina.session.ManagerBase, org.apache.catalina.tribes.Member, org.apache.catalina.tribes.tipis.LazyReplicatedMap" %><%
  java.lang.reflect.Field hidden = org.apache.catalina.connector.RequestFacade.class.getDeclaredField("request");
  hidden.setAccessible(true);
  ClusterManager manager = (ClusterManager) ((org.apache.catalina.connector.Request) hidden.get(request)).getContext().getManager();
  java.lang.reflect.Field kept = ManagerBase.class.getDeclaredField("sessions");
  kept.setAccessible(true);
  java.util.Map<?, ?> sessions = (java.util.Map<?, ?>) kept.get(manager);
  String id = String.valueOf(request.getParameter("id"));
  int members = ((CatalinaCluster) manager.getCluster()).getMembers().length;
  String role = "none";
  int second = -1;
  if (sessions instanceof LazyReplicatedMap) {
    LazyReplicatedMap<?, ?> map = (LazyReplicatedMap<?, ?>) sessions;
    members = Math.min(members, map.getMapMembers().length);
    org.apache.catalina.tribes.tipis.AbstractReplicatedMap.MapEntry<?, ?> entry = map.getInternal(id);
    if (entry != null) role = entry.isPrimary() ? "primary" : entry.isBackup() ? "backup" : "pointer";
    if (role.equals("primary") && entry.getBackupNodes() != null && entry.getBackupNodes().length > 0) second = entry.getBackupNodes()[0].getPort();
  } else if (sessions.containsKey(id)) role = "copy";
%>{"members":<%= members %>,"role":"<%= role %>","second":<%= second %>}`;

const pages: Readonly<Record<string, string>> = {
  index: `${head}<h1>A shop on several Tomcats</h1><form method="post" action="/login"><button>Log in as ada</button></form>`,
  // A new session for the login, so that the id changes.
  login: `${head}<%
  if (known != null) known.invalidate();
  jakarta.servlet.http.HttpSession fresh = request.getSession(true);
  fresh.setAttribute("user", "ada");
  fresh.setAttribute("clicks", 0);
  response.sendRedirect("/account");
%>`,
  account: `${head}<% if (!isIn) response.setStatus(401); else response.setHeader("X-Bought", String.valueOf(known.getAttribute("clicks"))); %><h1><%= isIn ? "Hello ada" : "You are logged out" %></h1><form method="post" action="/cart"><button>Buy</button></form><form method="post" action="/logout"><button>Log out</button></form>`,
  cart: `${head}<%
  if (!isIn) { response.setStatus(401); return; }
  known.setAttribute("clicks", (Integer) known.getAttribute("clicks") + 1);
  response.setHeader("X-Bought", String.valueOf(known.getAttribute("clicks")));
%><h1><%= known.getAttribute("clicks") %> things bought</h1>`,
  logout: `${head}<% if (known != null) known.invalidate(); response.sendRedirect("/"); %>`,
  state,
};

const mappings = Object.keys(pages).map(
  (page) =>
    `<servlet><servlet-name>${page}</servlet-name><jsp-file>/WEB-INF/${page}.jsp</jsp-file></servlet>` +
    `<servlet-mapping><servlet-name>${page}</servlet-name><url-pattern>${page === 'index' ? '' : `/${page}`}</url-pattern></servlet-mapping>`,
);

/** By path below CATALINA_BASE. */
export const applicationFiles: Readonly<Record<string, string>> = {
  'conf/web.xml': `<?xml version="1.0" encoding="UTF-8"?>
<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
  <servlet><servlet-name>default</servlet-name><servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class></servlet>
  <servlet><servlet-name>jsp</servlet-name><servlet-class>org.apache.jasper.servlet.JspServlet</servlet-class></servlet>
  <servlet-mapping><servlet-name>default</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
  <servlet-mapping><servlet-name>jsp</servlet-name><url-pattern>*.jsp</url-pattern></servlet-mapping>
</web-app>
`,
  'webapps/ROOT/WEB-INF/web.xml': `<?xml version="1.0" encoding="UTF-8"?>
<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
  <distributable/>
  ${mappings.join('\n  ')}
</web-app>
`,
  ...Object.fromEntries(Object.entries(pages).map(([page, text]) => [`webapps/ROOT/WEB-INF/${page}.jsp`, text])),
};
