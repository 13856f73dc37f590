import type { Role } from '../types.ts';

/** A name that belongs to one product. `role: null`: a framework's own session, whose role is told from the value. */
export interface KnownName {
  readonly pattern: RegExp;
  readonly role: Exclude<Role, 'unknown' | 'session-id' | 'auth-token'>;
  readonly product: string;
}

const bare = (name: string) => name.slice(0, 200).replace(/^__(?:Host|Secure|Http|Host-Http)-/i, '');

/** Includes those that only look like sessions: `__stripe_sid`, `_hjSession_…`, `incap_ses_…`, socket.io's `io`. */
const known: readonly KnownName[] = [
  { pattern: /^_ga(?:_[A-Z0-9]+)?$|^_gid$|^_gat(?:_.+)?$|^_gac_.+|^__utm[a-z]{1,2}$|^FPID$|^FPLC$/, role: 'analytics', product: 'Google Analytics' },
  { pattern: /^_gcl_\w+$|^IDE$|^test_cookie$|^DSID$|^__gads$|^__gpi$|^__eoi$/, role: 'analytics', product: 'Google Ads' },
  { pattern: /^_fb[pc]$|^fr$/, role: 'analytics', product: 'Meta Pixel' },
  { pattern: /^_hj[A-Z]\w*/, role: 'analytics', product: 'Hotjar' },
  { pattern: /^_pk_(?:id|ses|ref|cvar|hsr)\b.*|^mtm_\w+$/, role: 'analytics', product: 'Matomo' },
  { pattern: /^_clck$|^_clsk$|^CLID$|^MUID$|^_uet[sv]id$/, role: 'analytics', product: 'Microsoft' },
  { pattern: /^mp_[0-9a-f]+_mixpanel$/, role: 'analytics', product: 'Mixpanel' },
  { pattern: /^ajs_(?:anonymous|user|group)_id$|^analytics_session_id$/, role: 'analytics', product: 'Segment' },
  { pattern: /^amplitude_id.*|^AMP_.+|^amp_[0-9a-f]+/i, role: 'analytics', product: 'Amplitude' },
  { pattern: /^s_(?:vi|fid|cc|sq|ppv|nr)$|^AMCVS?_.+|^mbox$|^demdex$/, role: 'analytics', product: 'Adobe' },
  { pattern: /^hubspotutk$|^__hs(?:tc|sc|src)$/, role: 'analytics', product: 'HubSpot' },
  { pattern: /^_sp_(?:id|ses)\..+/, role: 'analytics', product: 'Snowplow' },
  { pattern: /^ph_.+_posthog$/, role: 'analytics', product: 'PostHog' },
  { pattern: /^optimizely\w+$|^_vwo_\w+$|^_vis_opt_\w+$/, role: 'analytics', product: 'an experiment' },
  { pattern: /^_ym_\w+$|^yandexuid$|^ymex$/, role: 'analytics', product: 'Yandex Metrica' },
  {
    pattern: /^_t(?:t_enable_cookie|tp)$|^_pin_unauth$|^_scid(?:_r)?$|^muc_ads$|^personalization_id$|^bcookie$|^lidc$|^li_gc$/,
    role: 'analytics',
    product: 'advertising',
  },
  { pattern: /^intercom-(?:id|session|device-id)-\w+$/, role: 'analytics', product: 'Intercom' },
  { pattern: /^_shopify_[ysdf]a?$|^_(?:orig_referrer|landing_page)$/, role: 'analytics', product: 'Shopify' },
  { pattern: /^__qca$|^mc$/, role: 'analytics', product: 'Quantcast' },
  { pattern: /^_rdt_(?:uuid|cid)$/, role: 'analytics', product: 'Reddit Pixel' },
  { pattern: /^cto_(?:bundle|bidid|lwid|tld_test)$/, role: 'analytics', product: 'Criteo' },
  { pattern: /^_mkto_trk$/, role: 'analytics', product: 'Marketo' },
  { pattern: /^__kla_id$/, role: 'analytics', product: 'Klaviyo' },
  { pattern: /^_hp2_(?:id|props|ses_props|hld)\.\d+$/, role: 'analytics', product: 'Heap' },
  {
    pattern: /^rl_(?:anonymous_id|user_id|trait|group_id|group_trait|page_init_referrer|page_init_referring_domain|session)$/,
    role: 'analytics',
    product: 'RudderStack',
  },
  { pattern: /^fs_(?:uid|lua)$/, role: 'analytics', product: 'FullStory' },
  { pattern: /^(?:dtCookie|dtLatC|dtPC|dtSa|rxVisitor|rxvt)(?:[a-z0-9]{8})?$/, role: 'analytics', product: 'Dynatrace' },
  { pattern: /^_dd_s(?:_v2)?$/, role: 'analytics', product: 'Datadog' },
  { pattern: /^nmstat$|^siteimproveses$/, role: 'analytics', product: 'Siteimprove' },
  { pattern: /^ADRUM_\w+$/, role: 'analytics', product: 'AppDynamics' },
  {
    pattern: /^_(?:cb|chartbeat\d|cb_svref|v__chartbeat3)$|^_parsely_(?:visitor|session|slot_click)$/,
    role: 'analytics',
    product: 'audience measurement',
  },
  {
    pattern: /^(?:mf_(?:user|[0-9a-f-]{32,36})|_lo_\w+|_pendo_.+|_lfa|luckyorange|smartlook.*)$/,
    role: 'analytics',
    product: 'a recorder of visits',
  },
  {
    pattern:
      /^(?:__adroll\w*|__ar_v4|t_gid|obuid|TDID|TDCPM|uuid2|anj|tuuid(?:_lu)?|li_(?:fat_id|sugr)|UserMatchHistory|AnalyticsSyncHistory|guest_id(?:_ads|_marketing)?|_pinterest_ct_ua)$/,
    role: 'analytics',
    product: 'advertising',
  },
  { pattern: /^VISITOR_(?:INFO1_LIVE|PRIVACY_METADATA)$|^YSC$/, role: 'analytics', product: 'YouTube' },
  { pattern: /^WMONID$|^NNB$|^_fwb$|^wcs_bt$/, role: 'analytics', product: 'Naver Analytics' },
  {
    pattern:
      /^cookieyes-\w+$|^OptanonConsent$|^OptanonAlertBoxClosed$|^CookieConsent(?:Policy)?$|^euconsent(?:-v2)?$|^didomi_token$|^usprivacy$|^cookielawinfo-.+|^FCCDCF$|^FCNEC$|^_iub_cs-.+|^cmplz_.+|^borlabs-cookie$|^cookie_?consent(?:_status)?$|^SOCS$|^CONSENT$|^cc_cookie$|^cookie_notice_accepted$|^viewed_cookie_policy$|^CookieLawInfoConsent$|^axeptio_\w+$|^eupubconsent(?:-v2)?$|^euconsent\b.*|^notice_(?:preferences|behavior|gdpr_prefs|poptime)$|^cmapi_(?:cookie_privacy|gtm_bl)$|^TAconsentID$|^klaro$|^tarteaucitron$|^hu-consent$|^moove_gdpr_popup$|^consentUUID$|^_sp_(?:su|v1_\w+)$|^_tracking_consent$|^CookieInformationConsent$|^_evidon_\w+$|^uc_settings$|^termly\w*|^osano_consentmanager\w*|^didomi_\w+$/i,
    role: 'consent',
    product: 'a consent banner',
  },
  { pattern: /^csrftoken$/, role: 'csrf', product: 'Django' },
  { pattern: /^form_key$/, role: 'csrf', product: 'Magento' },
  { pattern: /^KC_(?:RESTART|AUTH_SESSION_HASH|STATE_CHECKER)$/, role: 'csrf', product: 'Keycloak' },
  { pattern: /^XSRF-TOKEN$/i, role: 'csrf', product: 'Angular, axios or Laravel' },
  { pattern: /^next-auth\.csrf-token$|^authjs\.csrf-token$/, role: 'csrf', product: 'Auth.js' },
  {
    pattern: /^\.AspNetCore\.(?:Antiforgery\..+|Correlation\..+|OpenIdConnect\.Nonce\..+)|^__RequestVerificationToken.*/,
    role: 'csrf',
    product: 'ASP.NET',
  },
  { pattern: /^_csrf$|^psifi\.x-csrf-token$|^csrf_cookie_name$/i, role: 'csrf', product: 'Express or CodeIgniter' },
  { pattern: /^(?:next-auth|authjs)\.(?:pkce\..+|state|nonce)$/, role: 'csrf', product: 'Auth.js' },
  { pattern: /^(?:next-auth|authjs)\.callback-url$/, role: 'preference', product: 'Auth.js' },
  {
    pattern:
      /^X-Magento-Vary$|^mage-(?:cache-(?:sessid|storage(?:-section-invalidation)?)|messages|translation-\w+)$|^private_content_version$|^section_data_ids$|^product_data_storage$|^recently_\w+$/,
    role: 'preference',
    product: 'Magento',
  },
  { pattern: /^wp-settings(?:-time)?-\d+$|^woocommerce_(?:items_in_cart|cart_hash|recently_viewed)$/, role: 'preference', product: 'WordPress' },
  { pattern: /^\.AspNetCore\.Culture$/, role: 'preference', product: 'ASP.NET Core' },
  { pattern: /^g_state$/, role: 'preference', product: 'Google Sign-In' },
  { pattern: /^AWSALB(?:TG|APP-\d)?(?:CORS)?$|^AWSELB(?:CORS)?$/, role: 'affinity', product: 'AWS' },
  { pattern: /^BIGipServer.+/, role: 'affinity', product: 'F5 BIG-IP' },
  { pattern: /^NSC_.+/, role: 'affinity', product: 'Citrix NetScaler' },
  { pattern: /^ARRAffinity(?:SameSite)?$/, role: 'affinity', product: 'Azure App Service' },
  { pattern: /^ApplicationGatewayAffinity(?:CORS)?$|^ASLBSA(?:CORS)?$/, role: 'affinity', product: 'Azure' },
  { pattern: /^GCLB$|^GCILB$|^GSSA$/, role: 'affinity', product: 'Google Cloud' },
  { pattern: /^__cflb$/, role: 'affinity', product: 'Cloudflare' },
  { pattern: /^heroku-session-affinity$/, role: 'affinity', product: 'Heroku' },
  { pattern: /^INGRESSCOOKIE$/, role: 'affinity', product: 'ingress-nginx' },
  { pattern: /^SERVERID$/i, role: 'affinity', product: 'HAProxy' },
  { pattern: /^ROUTEID$/, role: 'affinity', product: 'Apache mod_proxy_balancer' },
  { pattern: /^saplb_.+/, role: 'affinity', product: 'SAP' },
  { pattern: /^nlbi_\w+$/, role: 'affinity', product: 'Imperva' },
  { pattern: /^\.Yarp\.Affinity$/, role: 'affinity', product: 'YARP' },
  { pattern: /^io$/, role: 'infrastructure', product: 'socket.io' },
  { pattern: /^__cf_bm$|^cf_clearance$|^_cfuvid$|^__cfruid$|^__cfduid$|^cf_chl_.+/, role: 'infrastructure', product: 'Cloudflare' },
  { pattern: /^visid_incap_\w+$|^incap_ses_\w+$|^reese84$/, role: 'infrastructure', product: 'Imperva' },
  { pattern: /^_abck$|^bm_(?:sz|sv|mi|s|so|ss)$|^ak_bmsc$/, role: 'infrastructure', product: 'Akamai' },
  { pattern: /^TS[0-9a-f]{6,8}(?:\d+)?$|^TS0[0-9a-f]+$/, role: 'infrastructure', product: 'F5 ASM' },
  { pattern: /^datadome$|^_px(?:hd|vid|[23])?$|^aws-waf-token$|^__ddg\w+$|^sucuri_.+/, role: 'infrastructure', product: 'a bot filter' },
  { pattern: /^cookiesession1$/, role: 'infrastructure', product: 'FortiWeb' },
  {
    pattern: /^rbzid$|^rbzsessionid$|^KP_UIDz(?:-ssn)?$|^citrix_ns_id(?:_\w+)?$|^___utmv[abmc]\w*$/,
    role: 'infrastructure',
    product: 'a bot filter',
  },
  { pattern: /^wordpress_test_cookie$/, role: 'infrastructure', product: 'WordPress' },
  { pattern: /^__stripe_[ms]id$/, role: 'infrastructure', product: 'Stripe' },
  { pattern: /^remember_web_[0-9a-f]+$/, role: 'remember-me', product: 'Laravel' },
  { pattern: /^remember-me$/, role: 'remember-me', product: 'Spring Security' },
  { pattern: /^REMEMBERME$/, role: 'remember-me', product: 'Symfony' },
  { pattern: /^remember_token$/, role: 'remember-me', product: 'Flask-Login' },
  { pattern: /^remember_\w+_token$/, role: 'remember-me', product: 'Devise' },
];

export function knownName(name: string): KnownName | null {
  const plain = bare(name);
  return known.find(({ pattern }) => pattern.test(plain)) ?? null;
}
